import { createContext, use, type ReactNode } from 'react';
import type { HazardRegistry } from './create-registry.ts';

const RegistryContext = createContext<HazardRegistry | null>(null);

/** Hands the kinds to everything drawn below it; tests hand in a registry with a kind more. */
export const HazardRegistryProvider = ({
  registry,
  children,
}: {
  readonly registry: HazardRegistry;
  readonly children: ReactNode;
}) => <RegistryContext value={registry}>{children}</RegistryContext>;

/** The registry in use; throws outside a `HazardRegistryProvider`, which is a bug. */
export const useHazards = (): HazardRegistry => {
  const registry = use(RegistryContext);
  if (registry === null) throw new Error('useHazards needs a HazardRegistryProvider above it');
  return registry;
};
