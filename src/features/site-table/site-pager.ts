import type { SitePage, SiteRow } from '../../domain/register-client.ts';

/** Rows of one question to the worker. */
export const PAGE_ROWS = 100;
/** Pages kept around the window, so that a way back costs nothing and 22,000 rows are never held at once. */
const KEPT_PAGES = 30;

export type AskRows = (offset: number, limit: number) => Promise<SitePage>;

/** What the table draws: the same object until something has changed. */
export interface PagerSnapshot {
  /** The question that `total` answers; `null` before the first answer. */
  readonly answered: string | null;
  /** Rows in all; `null` before the first answer. Of the question before while `answered` names that one. */
  readonly total: number | null;
  /** Every row that is wanted is here and answers the newest question. */
  readonly isComplete: boolean;
  readonly error: Error | null;
  /** `undefined` while its page is on its way. */
  readonly rowAt: (index: number) => SiteRow | undefined;
  /** Index of a site among the rows that are here; −1 when it is not. */
  readonly indexOf: (key: string) => number;
}

interface Page {
  readonly rows: readonly SiteRow[];
  readonly round: number;
}

export const keyOf = (row: Pick<SiteRow, 'kind' | 'id'>): string => `${row.kind}:${row.id}`;

const toError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));

/**
 * The rows of one selection, fetched page by page for the window that is on screen. One question is under way at a
 * time, and what comes next is decided when it is answered: windows that were scrolled past are never asked for.
 * Rows of the question before stay until the first answer of the new one, rows of the register before until each
 * page is answered again.
 */
export class SitePager {
  readonly #pages = new Map<number, Page>();
  readonly #listeners = new Set<() => void>();
  #ask: AskRows | null = null;
  #question = '';
  #version = -1;
  #answered: string | null = null;
  #total: number | null = null;
  #first = 0;
  #last = 0;
  /** Grows with every question and every version; an answer to an older round is dropped. */
  #round = 0;
  /** Rows of an older question than this round are gone once a page of it, or of a later one, has come. */
  #questionRound = 0;
  #isAsking = false;
  #error: Error | null = null;
  #snapshot: PagerSnapshot = this.#toSnapshot();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): PagerSnapshot => this.#snapshot;

  /** The question, as a text that tells it from others, and the version of the registers it is about. */
  open(question: string, version: number, ask: AskRows): void {
    if (question === this.#question && version === this.#version) return;
    this.#round++;
    if (question !== this.#question) this.#questionRound = this.#round;
    this.#question = question;
    this.#version = version;
    this.#ask = ask;
    this.#error = null;
    this.#tell();
    this.#next();
  }

  /** The rows on screen, `end` excluded. */
  want(first: number, end: number): void {
    const firstPage = Math.max(0, Math.floor(first / PAGE_ROWS));
    const lastPage = Math.max(firstPage, Math.floor((Math.max(end, 1) - 1) / PAGE_ROWS));
    if (firstPage === this.#first && lastPage === this.#last) return;
    this.#first = firstPage;
    this.#last = lastPage;
    this.#tell();
    this.#next();
  }

  readonly retry = (): void => {
    this.#error = null;
    this.#tell();
    this.#next();
  };

  /** First wanted page that is missing or old; `null` when all are here. */
  #missing(): number | null {
    const lastPage = this.#total === null ? this.#last : Math.max(0, Math.ceil(this.#total / PAGE_ROWS) - 1);
    for (let page = Math.min(this.#first, lastPage); page <= Math.min(this.#last, lastPage); page++)
      if (this.#pages.get(page)?.round !== this.#round) return page;
    return null;
  }

  #next(): void {
    const page = this.#missing();
    if (this.#isAsking || this.#ask === null || this.#error !== null || page === null) return;
    this.#isAsking = true;
    const round = this.#round;
    this.#ask(page * PAGE_ROWS, PAGE_ROWS).then(
      (answer) => this.#settle(round, () => this.#accept(page, answer)),
      (reason: unknown) => this.#settle(round, () => (this.#error = toError(reason))),
    );
  }

  #settle(round: number, take: () => void): void {
    this.#isAsking = false;
    if (round === this.#round) take();
    this.#tell();
    this.#next();
  }

  #accept(page: number, answer: SitePage): void {
    for (const [index, known] of this.#pages)
      if (known.round < this.#questionRound || index * PAGE_ROWS >= answer.total) this.#pages.delete(index);
    this.#pages.set(page, { rows: answer.rows, round: this.#round });
    this.#total = answer.total;
    this.#answered = this.#question;
    const middle = (this.#first + this.#last) / 2;
    const byDistance = [...this.#pages.keys()].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    for (const far of byDistance.slice(KEPT_PAGES)) this.#pages.delete(far);
  }

  #tell(): void {
    this.#snapshot = this.#toSnapshot();
    for (const listener of this.#listeners) listener();
  }

  #toSnapshot(): PagerSnapshot {
    const pages = new Map(this.#pages);
    return {
      answered: this.#answered,
      total: this.#total,
      isComplete: this.#answered === this.#question && this.#total !== null && this.#missing() === null,
      error: this.#error,
      rowAt: (index) => pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS],
      indexOf: (key) => {
        for (const [page, { rows }] of pages) {
          const at = rows.findIndex((row) => keyOf(row) === key);
          if (at >= 0) return page * PAGE_ROWS + at;
        }
        return -1;
      },
    };
  }
}
