import type { Analyses, AnalysisName, AnalysisReply } from '../../domain/analyses/analyses.ts';
import { ANALYSIS_NEEDS, type AnalysisNeeds, type SnapshotContent } from './needs.ts';
import type { RegisterResult } from '../faults.ts';
import type { SnapshotExtras } from '../snapshot-extras.ts';
import type { WorkerLink } from '../worker-link.ts';

/** Collections are asked for again when they are older than this. */
const COLLECTION_MS = 5 * 60_000;

export interface AnalysisLinkOptions {
  readonly api: WorkerLink['api'];
  readonly extras: SnapshotExtras;
  readonly now: () => number;
  /** Kinds of which the service's own register is in use. */
  readonly ownKinds: (sources: readonly string[] | null, kinds: readonly string[] | null) => readonly string[];
  /** Brings the rows of a collection to the worker under its name. */
  readonly holdCollection: (name: string) => Promise<RegisterResult<null>>;
  readonly ensureEnterprises: () => Promise<boolean>;
  /** Whether sites of a kind are lines or areas. */
  readonly hasShapes: (kind: string) => boolean;
}

interface Held {
  readonly atMs: number;
  readonly work: Promise<boolean>;
}

/** The page's side of analyses: fetches what the worker lacks, then asks it. */
export class AnalysisLink {
  readonly #options: AnalysisLinkOptions;
  readonly #collections = new Map<string, Held>();
  /** Rows of the last good answer are still in the worker. */
  readonly #everHeld = new Set<string>();

  constructor(options: AnalysisLinkOptions) {
    this.#options = options;
  }

  async analyse<Name extends AnalysisName>(name: Name, query: Analyses[Name]['query']): Promise<AnalysisReply<Name>> {
    const { api, now, ensureEnterprises } = this.#options;
    const { collections = [], hasEnterprises = false } = ANALYSIS_NEEDS[name];
    const missing: string[] = [];
    const fetch = async (what: string, work: Promise<boolean>): Promise<void> => {
      if (!(await work)) missing.push(what);
    };
    await Promise.all([
      ...this.#toParts(name, query).map(([content, kind]) => fetch(`${content} ${kind}`, this.#ensure(content, kind))),
      ...collections.map((collection) => fetch(collection, this.#hold(collection))),
      ...(hasEnterprises ? [ensureEnterprises()] : []),
    ]);
    // The proxy's own types lose the tie between a name and its answer.
    return (await api.analyse(name, query, missing.sort(), now())) as AnalysisReply<Name>;
  }

  /** Snapshots of the service's own registers in use that the analysis and the conditions of its filter ask for, each once. */
  #toParts<Name extends AnalysisName>(
    name: Name,
    query: Analyses[Name]['query'],
  ): readonly (readonly [SnapshotContent, string])[] {
    const { ownKinds, hasShapes } = this.#options;
    const needs: AnalysisNeeds<Name> = ANALYSIS_NEEDS[name];
    const { sources, kinds, period, reasons } = query.filter;
    const every = ownKinds(sources, null);
    const own = needs.isOfEveryKind === true || needs.parts !== undefined ? every : ownKinds(sources, kinds);
    const contents = new Set<SnapshotContent>([
      ...(needs.contents ?? []),
      ...(period === null ? [] : (['dates'] as const)),
      ...(reasons === null ? [] : (['names'] as const)),
    ]);
    return [
      ...own.flatMap((kind) => [...contents].map((content) => [content, kind] as const)),
      ...(needs.parts?.(query) ?? []).filter(([, kind]) => every.includes(kind)),
    ].filter(([content, kind]) => content !== 'shape' || hasShapes(kind));
  }

  /** Rows that came whole have everything that the service has of them. */
  async #ensure(content: SnapshotContent, kind: string): Promise<boolean> {
    const { extras } = this.#options;
    if (extras.cameWhole(kind)) return true;
    return content === 'names' ? extras.names(kind) : extras.ensure(content, kind);
  }

  /** Resolves to whether the worker has rows of the collection, be they of an earlier answer. */
  #hold(name: string): Promise<boolean> {
    const { now, holdCollection } = this.#options;
    const known = this.#collections.get(name);
    if (known !== undefined && now() - known.atMs < COLLECTION_MS) return known.work;
    const work = holdCollection(name).then(({ ok }) => {
      if (ok) this.#everHeld.add(name);
      else this.#collections.delete(name);
      return this.#everHeld.has(name);
    });
    this.#collections.set(name, { atMs: now(), work });
    return work;
  }
}
