import { CHEMICAL_PARK } from './chemical-park/index.ts';
import { COACH_ROUTE } from './coach-route/index.ts';
import { COAL_MINE } from './coal-mine/index.ts';
import { createRegistry } from './create-registry.ts';
import type { HazardKind } from './define.ts';
import { MAJOR_HAZARD_SOURCE } from './major-hazard-source/index.ts';
import { REFERENCE_SITE } from './reference-site/index.ts';
import { TAILINGS_POND } from './tailings-pond/index.ts';

/** Every kind, in the order of legend, panels and columns. A new kind is one folder and one line here. */
export const HAZARD_KINDS: readonly HazardKind[] = [
  MAJOR_HAZARD_SOURCE,
  TAILINGS_POND,
  CHEMICAL_PARK,
  COACH_ROUTE,
  COAL_MINE,
  REFERENCE_SITE,
];

export const REGISTRY = createRegistry(HAZARD_KINDS);
