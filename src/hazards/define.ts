import type { GradingRule, SiteProperties } from '../domain/grading.ts';
import type { SymbolShape } from '../domain/symbol.ts';
import type { Localised } from '../domain/words.ts';

export type FieldType = 'text' | 'number' | 'integer' | 'boolean' | 'date' | 'datetime' | 'enum' | 'list' | 'object';

/** One property of a site, as DOMAIN.md §2 lists it, snake_case on the wire. */
export interface FieldDefinition {
  readonly name: string;
  readonly words: Localised;
  readonly type: FieldType;
  readonly unit?: Localised;
  /** Values of an `enum`, as they stand on the wire. */
  readonly options?: readonly string[];
  /** What a reader sees for each option. */
  readonly optionWords?: Readonly<Record<string, Localised>>;
  /**
   * How ledgers write a value → the value on the wire, or text that reads as it (`underground` → `井工`, `红` → `1`,
   * `园区内` → `true`). Keys are trimmed and lower case; matched after the same is done to the cell.
   */
  readonly valueSynonyms?: Readonly<Record<string, string | boolean>>;
  /** Members of each entry of a `list`, or of an `object`; their own `privacy` says what is masked inside. */
  readonly items?: readonly FieldDefinition[];
  /** A row without it is quarantined. What the register can supply itself (see `common-fields.ts`) is not required. */
  readonly isRequired?: boolean;
  /** Lowest and highest value that can be true; a row outside is quarantined. */
  readonly min?: number;
  readonly max?: number;
  /** `mask`: hidden unless the role allows · `round`: rounded to the county where the authority asks for it. */
  readonly privacy?: 'mask' | 'round';
  /** Headers that mean this field in ledgers, Chinese and English, lower case; the name and both words are implied. */
  readonly synonyms?: readonly string[];
  /** Factors that bring another unit to this field's, by the unit's token in a header: `{ mtpa: 100 }` for 万吨/年. */
  readonly unitFactors?: Readonly<Record<string, number>>;
  /** Order on the card; left out, it is not shown there. */
  readonly cardOrder?: number;
}

/** Headers by field, as `synonyms` of a field: see `ledger-registry.ts`. */
export type LedgerHeaders = Readonly<Record<string, readonly string[]>>;

/** A yes/no question the user filters by; at most two a kind (`late` is a third that every kind has). */
export interface FacetDefinition {
  readonly id: string;
  readonly words: Localised;
  /** Field of the core snapshot that carries it as a boolean. */
  readonly field: string;
  /** Recomputes the flag from a full row, e.g. of an imported ledger. */
  readonly test: (properties: SiteProperties, nowMs: number) => boolean;
  /** Draws a bar below the symbol (头顶库). */
  readonly drawsBar?: boolean;
}

/** Everything the board knows of one hazard kind; legend, filter, panels, queries, mock and comparison derive from it. */
export interface HazardKind {
  /** Fixed id: `coal-mine`. */
  readonly id: string;
  /** Collection on the wire: `coal-mines`. */
  readonly collection: string;
  /** False for reference sites: drawn, ungraded, in no register figure. */
  readonly isRegister: boolean;
  readonly geometry: 'point' | 'line' | 'polygon';
  readonly shape: SymbolShape;
  readonly words: {
    readonly name: Localised;
    /** 危险源: for a column head. */
    readonly shortName: Localised;
    /** 处, 座, 个, 条. */
    readonly unit: Localised;
    /** What the level means for this kind, one sentence. */
    readonly levelNote: Localised;
  };
  readonly fields: readonly FieldDefinition[];
  readonly facets: readonly FacetDefinition[];
  readonly grading: GradingRule;
  /** People who would suffer: the field and what it means ("500 m 内 163 人"). */
  readonly exposure?: { readonly field: string; readonly words: Localised };
  /** Minutes after the last report from which a linked site is late; DOMAIN.md leaves it to the authority (c). */
  readonly lateAfterMinutes: number;
  /** One line under the name in lists: 四等 · 头顶库. */
  readonly summary: (properties: SiteProperties) => Localised;
}

/** Identity with the type checked: the one way a kind is declared. Throws on a declaration that cannot work. */
export const defineHazard = (kind: HazardKind): HazardKind => {
  if (!/^[a-z]+(-[a-z]+)*$/.test(kind.id)) throw new Error(`hazard id "${kind.id}" is not kebab-case`);
  if (kind.facets.length > 2)
    throw new Error(`${kind.id}: the GPU filters by two facets of its own, ${kind.facets.length} declared`);
  const names = kind.fields.map((field) => field.name);
  if (new Set(names).size !== names.length) throw new Error(`${kind.id}: a field is declared twice`);
  return kind;
};
