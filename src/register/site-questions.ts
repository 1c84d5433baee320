import type { History, HistoryQuery } from '../domain/history.ts';
import type { ReasonCounts } from '../domain/reason-counts.ts';
import type {
  PageQuery,
  ReasonQuery,
  RegisterState,
  SiteDetail,
  SitePage,
  SiteRow,
} from '../domain/register-client.ts';
import type { RollUp, RollUpQuery } from '../domain/roll-up.ts';
import { hasConditions, type RowConditions } from '../domain/row-conditions.ts';
import type { SiteShapes } from '../domain/site-columns.ts';
import type { HazardKind } from '../hazards/define.ts';
import { resolveSources } from './resolve-sources.ts';
import type { SnapshotExtras } from './snapshot-extras.ts';
import type { WorkerLink } from './worker-link.ts';

export interface SiteQuestionsOptions {
  readonly api: WorkerLink['api'];
  readonly states: () => readonly RegisterState[];
  readonly extras: SnapshotExtras;
  /** The source whose registers have snapshots to fetch. */
  readonly sourceId: string;
}

/**
 * Questions about sites that the worker answers, each with what has to be fetched before it can: names for a list, dates
 * for a past or a period, cards for a detail. What is there already is not fetched again.
 */
export class SiteQuestions {
  readonly #options: SiteQuestionsOptions;

  constructor(options: SiteQuestionsOptions) {
    this.#options = options;
  }

  /** Kinds of which the service's own register is in use. */
  ownKinds(sources: readonly string[] | null, kinds: readonly string[] | null): string[] {
    const { states, sourceId } = this.#options;
    return resolveSources(states(), sources)
      .filter((use) => use.source === sourceId && (kinds === null || kinds.includes(use.kind)))
      .map((use) => use.kind);
  }

  async #fetchDates(kinds: readonly string[]): Promise<void> {
    await Promise.all(kinds.map((kind) => this.#options.extras.ensure('dates', kind)));
  }

  async #fetchNames(kinds: readonly string[]): Promise<void> {
    await Promise.all(kinds.map((kind) => this.#options.extras.names(kind)));
  }

  /** What conditions ask of rows; nothing where there are no conditions. */
  async #prepare({ period, reasons }: RowConditions, kinds: readonly string[]): Promise<void> {
    await Promise.all([
      this.#fetchDates(period === null ? [] : kinds),
      this.#fetchNames(reasons === null ? [] : kinds),
    ]);
  }

  /** Fetches what the map needs to obey conditions: of every register, because the map keeps all of them. */
  prepareMap(conditions: RowConditions): Promise<void> {
    const { states, sourceId } = this.#options;
    const own = states().filter(({ source }) => source === sourceId);
    return this.#prepare(
      conditions,
      own.map(({ kind }) => kind),
    );
  }

  async rollUp(query: RollUpQuery): Promise<RollUp> {
    const { conditions } = query;
    if (conditions && hasConditions(conditions))
      await this.#prepare(conditions, this.ownKinds(query.sources, query.kinds));
    return this.#options.api.rollUp(query);
  }

  async page(query: PageQuery): Promise<SitePage> {
    const { api, extras, sourceId } = this.#options;
    const { filter, sort } = query;
    const own = this.ownKinds(filter.sources, filter.kinds);
    const hasDates = query.hasDates === true || sort === 'registered' || sort === 'linked';
    await Promise.all([this.#prepare(filter, own), this.#fetchDates(hasDates ? own : [])]);
    const answer = await api.page(query);
    const missing = answer.missingCards.filter(({ source }) => source === sourceId);
    const fetched = await Promise.all(missing.map(({ kind }) => extras.names(kind)));
    return fetched.includes(true) ? (await api.page(query)).page : answer.page;
  }

  async detail(kind: string, source: string | null, id: string): Promise<SiteDetail | null> {
    const { api, extras, sourceId } = this.#options;
    if (source === null || source === sourceId) await extras.ensure('card', kind);
    const detail = await api.detail(kind, source, id);
    // Neighbours of other kinds have names in cards of their own.
    const around = new Set(detail?.neighbours.map((site) => site.row.kind).filter((each) => each !== kind));
    const fetched = await Promise.all(Array.from(around, (each) => extras.names(each)));
    return fetched.includes(true) ? api.detail(kind, source, id) : detail;
  }

  async siteAt(kind: string, source: string, row: number): Promise<SiteRow | null> {
    const { api, extras, sourceId } = this.#options;
    if (source === sourceId) await extras.names(kind);
    return api.siteAt(kind, source, row);
  }

  async history(query: HistoryQuery): Promise<History> {
    await this.#fetchDates(this.ownKinds(query.filter.sources, query.filter.kinds));
    return this.#options.api.history(query);
  }

  async reasons(query: ReasonQuery): Promise<readonly ReasonCounts[]> {
    const { filter } = query;
    const own = this.ownKinds(filter.sources, filter.kinds);
    await Promise.all([this.#prepare(filter, own), this.#fetchNames(own)]);
    return this.#options.api.reasons(query);
  }

  /** Lines and polygons of the kinds that have them; what fails or has none is left out. */
  async shapes(kinds: readonly HazardKind[]): Promise<readonly SiteShapes[]> {
    const { api, extras, states } = this.#options;
    const drawn = kinds.filter((kind) => kind.geometry !== 'point').map((kind) => kind.id);
    await Promise.all(drawn.map((kind) => extras.ensure('shape', kind)));
    const wanted = states().filter((state) => drawn.includes(state.kind));
    const found = await Promise.all(wanted.map((state) => api.shapes(state.kind, state.source)));
    return found.filter((shapes) => shapes !== null);
  }
}
