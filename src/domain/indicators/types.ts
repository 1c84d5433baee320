import type { RuleSource } from '../bands.ts';
import type { SiteProperties } from '../grading.ts';
import type { Localised } from '../words.ts';
import type { FindingId } from './findings.ts';
import type { RowFacts } from './row-facts.ts';
import type { IndicatorSettings } from './settings.ts';

/** What is counted above or below the line, with its unit. */
export interface IndicatorTerm {
  readonly words: Localised;
  readonly unit: Localised;
}

/** Something that is counted aloud beside a rate. */
export interface IndicatorPart {
  readonly id: string;
  readonly words: Localised;
  /** Left out: the denominator's. */
  readonly unit?: Localised;
}

/**
 * What a contradictory record does to a rate. `counted`: it stays in the numerator, because the definition asks for no
 * more than what the record states, and is named beside it · `withheld`: it stays in the denominator alone.
 */
export type FindingEffect = 'counted' | 'withheld';

/** What a definition says of one row: not in the denominator, and why · or in it; `holds: null` where the row does not say. */
export type Judgement =
  | { readonly excluded: string }
  | { readonly holds: boolean | null; /** Id of an `apart` part that the row stands in. */ readonly apart?: string };

/** Sums that belong to one key (an enterprise, a pond of a list), added element by element when accumulators merge. */
export type Groups = Map<string, number[]>;

/** How the numbers come about. */
export type Counting =
  /** One site, one unit: findings are withheld or named by the engine, never by `judge`. */
  | { readonly by: 'rows'; readonly judge: (row: RowFacts, settings: IndicatorSettings) => Judgement }
  /** A site stands for several units (the coaches of a route). */
  | { readonly by: 'units'; readonly add: (row: RowFacts, tally: TallyBuilder, settings: IndicatorSettings) => void }
  /** Sites that belong together are judged together, after all have come. */
  | {
      readonly by: 'groups';
      readonly start?: (groups: Groups, settings: IndicatorSettings) => void;
      readonly add: (row: RowFacts, groups: Groups, tally: TallyBuilder, settings: IndicatorSettings) => void;
      readonly finish: (groups: Groups, tally: TallyBuilder) => void;
      /** False: what the settings lack makes the figure unknown. */
      readonly isPossible?: (settings: IndicatorSettings) => boolean;
    }
  /** Not from sites at all: rectification items. */
  | { readonly by: 'items' };

/** One indicator of DOMAIN.md §4, declared once: engine, card and export read it from here. */
export interface IndicatorDefinition {
  /** Unique, kebab-case. */
  readonly id: string;
  readonly words: Localised;
  /** One sentence: what is divided by what, and what stays outside. */
  readonly definition: Localised;
  /** Where the definition stands in print, or that it is our own (confidence (c)). */
  readonly source: RuleSource;
  readonly numerator: IndicatorTerm;
  readonly denominator: IndicatorTerm;
  /** Kinds it applies to; `null`: every register. Empty: it is not about sites. */
  readonly kinds: readonly string[] | null;
  /** Properties of a site that it reads, besides `link_status`; what a worker must have decoded (`fieldsOf`). */
  readonly fields: readonly string[];
  /** What is kept out of the denominator, and counted aloud. */
  readonly excluded: readonly IndicatorPart[];
  /** What stands in the denominator, and is shown apart. */
  readonly apart: readonly IndicatorPart[];
  /** Contradictory records that touch it, each with what it does. */
  readonly findings: Readonly<Partial<Record<FindingId, FindingEffect>>>;
  /** Findings of its own that are not about a site's record (vehicles, items). */
  readonly ownFindings?: readonly IndicatorPart[];
  /** True: a filter that itself chooses by being linked leaves nothing to say. */
  readonly isAboutLinks: boolean;
  readonly counting: Counting;
}

/** A row of one register as the worker feeds it: properties under the names of the wire, in the dictionary's types. */
export interface IndicatorRow {
  readonly kind: string;
  readonly isSynthetic: boolean;
  /**
   * A column that the register does not have is left out (`undefined`: not stated by anyone), a cell that is empty is
   * `null`: without a column for last reports nobody "has never reported".
   */
  readonly properties: SiteProperties;
}

/** Counts behind one rate, of one scope; sums of tallies are tallies, except of `groups`, which merge in the accumulator. */
export interface Tally {
  readonly numerator: number;
  readonly denominator: number;
  /** Units of the denominator of which it is not stated whether they belong in the numerator; they are not in it. */
  readonly unstated: number;
  /** Units that claim to belong in the numerator and are kept out by a contradiction in their record. */
  readonly withheld: number;
  /** By id of an excluded, apart or finding part; an id that is not there could not be counted this way. */
  readonly parts: Readonly<Record<string, number>>;
}

export interface TallyBuilder {
  /** One unit in the denominator. */
  unit(holds: boolean | null): void;
  /** `count` units at once. */
  units(count: number, holds: boolean | null): void;
  /** One unit that claims to hold and contradicts itself. */
  withhold(): void;
  part(id: string, count?: number): void;
}

/** What a rate is about. */
export interface IndicatorScope {
  /** Division code. */
  readonly region: string;
  /** Kinds that were counted, in registry order. */
  readonly kinds: readonly string[];
  /** Canonical query of the filter that it obeys; empty without filter. */
  readonly filter: string;
}

export interface CountedPart {
  readonly id: string;
  readonly label: Localised;
  readonly unit: Localised;
  /** `null`: this way of counting cannot tell (a histogram has no reasons in it). */
  readonly count: number | null;
}

/** Why there is no value. */
export type NoValue = 'no-denominator' | 'not-stated' | 'not-counted' | 'filter-chooses';

/** A rate with everything needed to question it. */
export interface Indicator {
  readonly id: string;
  /** `null` only where nothing could be counted. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** 0–1; `null`, never 0, without a denominator or where nobody states what the numerator asks. */
  readonly value: number | null;
  readonly noValue: NoValue | null;
  /** 0–1: the value if everything unstated held; equal to `value` where all is stated. */
  readonly atMost: number | null;
  readonly unstated: number | null;
  readonly withheld: number | null;
  /** ISO 8601 with offset, of the oldest register counted; `null` where none states a date. */
  readonly asOf: string | null;
  readonly scope: IndicatorScope;
  /** Ids of the registers counted. */
  readonly source: string;
  readonly excluded: readonly CountedPart[];
  readonly apart: readonly CountedPart[];
  readonly findings: readonly (CountedPart & { readonly effect: FindingEffect })[];
}
