import type { Analyses, AnalysisName, AnalysisReply } from '../../domain/analyses/analyses.ts';
import { ANALYSIS_NEEDS } from './needs.ts';
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
    const { api, extras, now, ownKinds, ensureEnterprises } = this.#options;
    const { contents = [], isOfEveryKind = false, collections = [], hasEnterprises = false } = ANALYSIS_NEEDS[name];
    const { sources, kinds } = query.filter;
    const own = ownKinds(sources, isOfEveryKind ? null : kinds);
    const missing: string[] = [];
    const fetch = async (what: string, work: Promise<boolean>): Promise<void> => {
      if (!(await work)) missing.push(what);
    };
    await Promise.all([
      ...own.flatMap((kind) =>
        contents.map((content) =>
          fetch(`${content} ${kind}`, content === 'names' ? extras.names(kind) : extras.ensure(content, kind)),
        ),
      ),
      ...collections.map((collection) => fetch(collection, this.#hold(collection))),
      ...(hasEnterprises ? [ensureEnterprises()] : []),
    ]);
    // The proxy's own types lose the tie between a name and its answer.
    return (await api.analyse(name, query, missing.sort(), now())) as AnalysisReply<Name>;
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
