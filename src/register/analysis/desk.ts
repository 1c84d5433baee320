import type { Analyses, AnalysisName, AnalysisReply } from '../../domain/analyses/analyses.ts';
import type { BoardConfig } from '../../domain/config.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { tablesInUse } from '../cube.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { visitRows } from '../visit-rows.ts';
import { ANALYSTS } from './analysts.ts';
import type { AnalysisContext, HeldCollection } from './context.ts';
import { TextColumns } from './texts.ts';

export interface AnalysisDeskOptions {
  readonly kinds: readonly HazardKind[];
  readonly config: BoardConfig;
  readonly regions: RegionIndex;
  readonly entries: () => readonly RegisterEntry[];
  readonly rules: () => Promise<readonly RuleSheet[]>;
  readonly enterpriseName: (id: string) => string | null;
}

/** Answers analyses over the registers in memory. In a chunk of its own: the first map asks none. */
export class AnalysisDesk {
  readonly #options: AnalysisDeskOptions;
  readonly #collections = new Map<string, HeldCollection>();
  readonly #texts: TextColumns;

  constructor(options: AnalysisDeskOptions) {
    this.#options = options;
    this.#texts = new TextColumns(options.config);
  }

  hold(name: string, rows: readonly SiteProperties[], isComplete: boolean, readAtMs: number): void {
    this.#collections.set(name, { rows, isComplete, readAtMs });
  }

  /** `missing` is added to by what turns out not to be there. */
  async answer<Name extends AnalysisName>(
    name: Name,
    query: Analyses[Name]['query'],
    missing: readonly string[],
    nowMs: number,
  ): Promise<AnalysisReply<Name>> {
    const answer = await ANALYSTS[name](this.#context(query.filter.sources, query.filter.kinds, nowMs), query);
    return { answer, missing, nowMs };
  }

  #context(sources: readonly string[] | null, kinds: readonly string[] | null, nowMs: number): AnalysisContext {
    const { regions, config, rules, enterpriseName } = this.#options;
    const order = this.#options.kinds.map((kind) => kind.id);
    const rank = ({ table }: RegisterEntry): number => order.indexOf(table.kind.id);
    const everyEntry = tablesInUse(this.#options.entries(), sources, null).sort((a, b) => rank(a) - rank(b));
    return {
      entries: everyEntry.filter(({ table }) => kinds === null || kinds.includes(table.kind.id)),
      everyEntry,
      kinds: this.#options.kinds,
      regions,
      config,
      nowMs,
      collection: (name) => this.#collections.get(name) ?? null,
      texts: (entry, fields) => this.#texts.of(entry, fields),
      rules,
      enterpriseName,
      visit: (entry, scope, onRow) => visitRows(entry, regions, scope.region, scope.filter, onRow),
    };
  }
}
