import type { BoundaryTopology } from '../domain/topology.ts';
import type { RegisterClient } from '../register/client-types.ts';

/**
 * Hands the county polygons to the register, once, whoever asks first. Resolves also where they cannot be had: the map
 * reads the same file and says so in words, and rows keep the county that they state. A failure is tried again when asked.
 */
export const createDivisionsLoader = (
  client: Pick<RegisterClient, 'setDivisions'>,
  boundariesUrl: string,
  fetchFile: typeof fetch,
): (() => Promise<void>) => {
  let loading: Promise<void> | null = null;
  const load = async (): Promise<void> => {
    try {
      const response = await fetchFile(`${boundariesUrl}divisions.json`);
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      await client.setDivisions((await response.json()) as BoundaryTopology);
    } catch {
      loading = null;
    }
  };
  return () => (loading ??= load());
};
