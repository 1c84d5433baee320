import type { Localised } from '../domain/words.ts';
import type { FacetDefinition, HazardKind } from './define.ts';

/** Facet 0 of every register: linked, but the last report is older than the limit. */
const LATE_FACET: { readonly id: 'late'; readonly words: Localised } = {
  id: 'late',
  words: { zh: '迟报', en: 'Late' },
};

/** Of every register as well: offline by its register, or linked and silent beyond the lost limit. */
const LOST_FACET: { readonly id: 'lost'; readonly words: Localised } = {
  id: 'lost',
  words: { zh: '失联', en: 'Lost' },
};

/** One flag of the address, `kind.facet`, and where the cube and the filter channels carry it. */
export interface Flag {
  readonly id: string;
  readonly kind: HazardKind;
  readonly words: Localised;
  /** 0 is `late` and `lost`, of which one excludes the other, then 1 and 2 in the order the kind declares its facets. */
  readonly facetIndex: number;
  /** `null` for `late` and `lost`, which the register derives from link status and last report. */
  readonly facet: FacetDefinition | null;
}

export interface HazardRegistry {
  readonly kinds: readonly HazardKind[];
  /** Kinds that count in register figures: all but reference sites. */
  readonly registers: readonly HazardKind[];
  readonly kindIds: readonly string[];
  readonly flags: readonly Flag[];
  get(id: string): HazardKind | undefined;
  /** For an id that is known to be a kind's; throws otherwise. */
  require(id: string): HazardKind;
  byCollection(collection: string): HazardKind | undefined;
  /** Every `kind.facet` the address may name, in registry order. */
  flagIds(): readonly string[];
  flag(id: string): Flag | undefined;
  /** Flags of one kind, `late` first; empty for an unknown kind and for reference sites. */
  flagsOf(kindId: string): readonly Flag[];
}

const toFlags = (kind: HazardKind): readonly Flag[] =>
  kind.isRegister
    ? [
        { id: `${kind.id}.${LATE_FACET.id}`, kind, words: LATE_FACET.words, facetIndex: 0, facet: null },
        ...kind.facets.map((facet, index) => ({
          id: `${kind.id}.${facet.id}`,
          kind,
          words: facet.words,
          facetIndex: index + 1,
          facet,
        })),
        { id: `${kind.id}.${LOST_FACET.id}`, kind, words: LOST_FACET.words, facetIndex: 0, facet: null },
      ]
    : [];

const toUniqueMap = <Value>(
  what: string,
  entries: readonly (readonly [string, Value])[],
): ReadonlyMap<string, Value> => {
  const map = new Map<string, Value>();
  for (const [key, value] of entries) {
    if (map.has(key)) throw new Error(`two hazard kinds share the ${what} "${key}"`);
    map.set(key, value);
  }
  return map;
};

/**
 * Look-ups over a list of kinds. Throws when two kinds share an id, a collection or a shape: a kind is recognised by
 * its shape alone, since colour means level.
 */
export const createRegistry = (kinds: readonly HazardKind[]): HazardRegistry => {
  const byId = toUniqueMap(
    'id',
    kinds.map((kind) => [kind.id, kind]),
  );
  const byCollection = toUniqueMap(
    'collection',
    kinds.map((kind) => [kind.collection, kind]),
  );
  toUniqueMap(
    'shape',
    kinds.map((kind) => [kind.shape, kind]),
  );
  const flags = kinds.flatMap(toFlags);
  const flagsById = toUniqueMap(
    'flag',
    flags.map((flag) => [flag.id, flag]),
  );
  return {
    kinds,
    registers: kinds.filter((kind) => kind.isRegister),
    kindIds: kinds.map((kind) => kind.id),
    flags,
    get: (id) => byId.get(id),
    require: (id) => {
      const kind = byId.get(id);
      if (kind === undefined) throw new Error(`unknown hazard kind "${id}"`);
      return kind;
    },
    byCollection: (collection) => byCollection.get(collection),
    flagIds: () => flags.map((flag) => flag.id),
    flag: (id) => flagsById.get(id),
    flagsOf: (kindId) => flags.filter((flag) => flag.kind.id === kindId),
  };
};
