import { readFileSync } from 'node:fs';
import { expose } from 'comlink';
import { expect, vi } from 'vitest';
import { DEMO_START_ISO } from '../../mocks/demo-types.ts';
import { fixedClock } from '../../src/domain/clock.ts';
import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import type { RegionIndexFile } from '../../src/domain/region-index.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import type { RegisterClient } from '../../src/register/client-types.ts';
import { createRegisterClient } from '../../src/register/register-client.ts';
import { RegisterWorkerApi } from '../../src/register/worker-api.ts';

export const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);
const REGION_FILE = JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile;
export const clock = fixedClock(DEMO_START_ISO);

/** The board's own client, with its worker's side in this process. */
export const startClient = (
  fetchFrom: typeof fetch,
  pageUrl: string,
  config: Partial<BoardConfig> = {},
): RegisterClient => {
  const client = createRegisterClient({
    config: { ...DEFAULT_CONFIG, ...config },
    fetch: fetchFrom,
    clock,
    kinds: HAZARD_KINDS,
    regionIndexFile: REGION_FILE,
    sourceId: 'service',
    sourceName: 'service',
    pageUrl,
    timeoutMs: 60_000,
    refreshMs: 0,
    createWorker: () => {
      const { port1, port2 } = new MessageChannel();
      expose(new RegisterWorkerApi(HAZARD_KINDS, () => Promise.resolve([])), port2);
      return port1;
    },
  });
  client.start();
  return client;
};

/** Resolves once every register has been read to the end. */
export const settled = (client: RegisterClient): Promise<void> =>
  vi.waitFor(
    () =>
      expect(
        client
          .states()
          .filter(({ kind }) => kind !== 'reference-site')
          .map(({ status }) => status),
      ).toEqual(REGISTERS.map(() => 'ready')),
    { timeout: 220_000, interval: 100 },
  );
