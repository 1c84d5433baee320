import { toChinaIso } from '../../domain/clock.ts';
import type { Language } from '../../domain/words.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import type { RegisterClient } from '../../register/client-types.ts';
import type { ImportShelf } from '../../register/import/import-shelf.ts';
import type { PositionRepair } from '../../register/import/position-checkup-types.ts';
import type { ReadOptions } from '../../register/import/opened-source.ts';
import { importFault, type ColumnGuess, type ImportFault, type Reading } from '../../register/import/types.ts';
import { FAULT_WORDS } from '../../register/import/words.ts';
import { HeldImporter } from './held-importer.ts';
import type { Importer } from './importer.ts';
import { lookAtPositions, type Findings } from './look-at-positions.ts';
import { runImport, type RunOutcome } from './run-import.ts';
import { toDraft, withFindings, withGuesses } from './to-draft.ts';
import {
  toPlan,
  withColumn,
  withField,
  type Draft,
  type Progress,
  type Stage,
  type Target,
} from './workbench-state.ts';
import { STAGE_WORDS } from './words.ts';

export interface WorkbenchOptions {
  readonly client: Pick<RegisterClient, 'config' | 'clock'>;
  readonly shelf: ImportShelf;
  readonly createImporter: () => Importer;
  /** Bytes of `regions.json` and `divisions.json`; `null` when they cannot be had. */
  readonly loadDivisions: () => Promise<readonly [ArrayBuffer, ArrayBuffer] | null>;
}

const toFault = (error: unknown): ImportFault =>
  importFault('unreadable', FAULT_WORDS.unreadable(error instanceof Error ? error.message : String(error))).fault;

/** Changes of columns come in runs; one look at the positions after the last of them is enough. */
const CHECKUP_DELAY_MS = 250;

/** Of these fields positions are made, and checked against. */
const isOfPosition = (field: string | null): boolean =>
  field !== null && /^(lng|lat|crs|adcode|address|stated_|lng_lat|lat_lng|position|coordinates)/.test(field);

/**
 * One file from the drop to the report, apart from what shows it: a view that is left and come back to finds the file, and
 * an import, where it was. What arrives late of a file that was replaced or cancelled is ignored.
 */
export class WorkbenchStore {
  readonly #options: WorkbenchOptions;
  readonly #held: HeldImporter;
  readonly #listeners = new Set<() => void>();
  #stage: Stage = { name: 'empty', notice: null };
  /** Grows with every file, import and way out; an answer of an earlier turn is late. */
  #turn = 0;
  /** The importer is at work on something that would have to be ended for something else. */
  #isAtWork = false;
  #file: File | null = null;
  #checkupTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: WorkbenchOptions) {
    this.#options = options;
    this.#held = new HeldImporter(options);
  }

  readonly state = (): Stage => this.#stage;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly open = (file: File): void => void this.#open(file, {}, null);

  /** Reads the same file again; what is left out of the change stays. */
  readonly reopen = (change: ReadOptions): void => {
    const now = this.#stage;
    const { options, draft } =
      now.name === 'opened'
        ? { options: now.draft.options, draft: now.draft }
        : now.name === 'fault'
          ? { options: now.options, draft: null }
          : { options: {}, draft: null };
    if (this.#file !== null) void this.#open(this.#file, { ...options, ...change }, draft);
  };

  /** Reads the same file again as the page would by itself. */
  readonly automatic = (): void => {
    const draft = this.#stage.name === 'opened' ? this.#stage.draft : null;
    if (this.#file !== null) void this.#open(this.#file, {}, draft);
  };

  readonly setKind = (kind: string): void => {
    this.#change((draft) => ({ ...draft, kind, fault: null }));
    void this.#guessAgain(kind);
  };

  readonly setReading = (change: Partial<Reading>): void => {
    this.#change((draft) => ({ ...draft, reading: { ...draft.reading, ...change }, fault: null }));
    if ('crs' in change || 'isSwapped' in change || 'repairsSwapped' in change || 'decimal' in change)
      this.#checkSoon();
  };

  /** Reads positions as a repair of the checkup would; `undoRepair` brings back how they were read before the first. */
  readonly applyRepair = (repair: PositionRepair): void => {
    if (repair.change === null) return;
    this.#change((draft) => ({ ...draft, applied: { repair, before: draft.applied?.before ?? draft.reading } }));
    this.setReading(repair.change);
  };

  readonly undoRepair = (): void => {
    const applied = this.#stage.name === 'opened' ? this.#stage.draft.applied : null;
    if (applied === null) return;
    const { crs, isSwapped, repairsSwapped } = applied.before;
    this.#change((draft) => ({ ...draft, applied: null }));
    this.setReading({ crs, isSwapped, repairsSwapped });
  };

  readonly setField = (column: number, field: FieldDefinition | null): void => {
    const before = this.#stage.name === 'opened' ? (this.#stage.draft.columns[column]?.field ?? null) : null;
    this.#change((draft) => withField(draft, column, field));
    if (isOfPosition(before) || isOfPosition(field?.name ?? null)) this.#checkSoon();
  };

  readonly setColumn = (column: number, change: Partial<ColumnGuess>): void =>
    this.#change((draft) => withColumn(draft, column, change));

  readonly setAsOf = (day: string): void => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(day)) this.#change((draft) => ({ ...draft, asOf: `${day}T00:00:00+08:00` }));
  };

  readonly setTarget = (target: Target): void => this.#change((draft) => ({ ...draft, target }));

  /** Applies the saved mapping of files of this shape, or goes back to the page's guesses. */
  readonly useProfile = (isOn: boolean): void => {
    const used = this.#stage.name === 'opened' ? this.#stage.draft.profile : null;
    if (used === null) return;
    this.#change((draft) => ({
      ...draft,
      profile: { ...used, isOn },
      reading: isOn ? used.profile.plan.reading : draft.file.reading,
    }));
    const kind = isOn ? used.profile.kind : this.#stage.name === 'opened' ? this.#stage.draft.file.kind.kind : '';
    this.#change((draft) => ({ ...draft, kind }));
    void this.#guessAgain(kind);
  };

  readonly run = (language: Language): void => void this.#run(language);

  /** Ends what the importer does, whatever it is; nothing of it is kept. */
  readonly cancel = (): void => {
    const now = this.#stage;
    this.#begin();
    if (now.name === 'reading') this.#set({ name: 'empty', notice: STAGE_WORDS.readingCancelled(now.fileName) });
    if (now.name === 'importing')
      this.#set({ name: 'opened', draft: { ...now.draft, notice: STAGE_WORDS.importCancelled, fault: null } });
    if (now.name === 'opened' && now.draft.isRereading)
      this.#set({ name: 'empty', notice: STAGE_WORDS.readingCancelled(now.draft.file.fileName) });
  };

  readonly show = (source: string): void => this.#leave({ name: 'done', source, outcome: null });

  readonly reset = (): void => this.#leave({ name: 'empty', notice: null });

  #set(stage: Stage): void {
    this.#stage = stage;
    for (const listener of this.#listeners) listener();
  }

  #change(edit: (draft: Draft) => Draft): void {
    if (this.#stage.name === 'opened') this.#set({ name: 'opened', draft: edit(this.#stage.draft) });
  }

  #leave(stage: Stage): void {
    this.#begin();
    this.#held.close();
    this.#file = null;
    this.#set(stage);
  }

  /** A new turn; what the importer is still at work on ends with its worker. */
  #begin(): number {
    if (this.#checkupTimer !== null) clearTimeout(this.#checkupTimer);
    if (this.#isAtWork) this.#held.close();
    this.#isAtWork = false;
    return ++this.#turn;
  }

  async #open(file: File, options: ReadOptions, before: Draft | null): Promise<void> {
    const now = this.#stage;
    // Another file was let fall on the page: the import that it ends must not vanish without a word.
    const notice =
      now.name === 'importing' && now.progress.phase === 'converting'
        ? STAGE_WORDS.otherCancelled(now.draft.file.fileName)
        : null;
    const mine = this.#begin();
    this.#file = file;
    this.#isAtWork = true;
    const settle = (stage: Stage): void => {
      if (mine !== this.#turn) return;
      this.#isAtWork = false;
      this.#set(stage);
      if (stage.name === 'opened') this.#checkSoon();
    };
    this.#set(
      before === null
        ? { name: 'reading', fileName: file.name }
        : { name: 'opened', draft: { ...before, isRereading: true, notice: null, fault: null } },
    );
    try {
      const importer = await this.#held.get();
      const opened = await Promise.race([importer.session.open(file, options), importer.broken]);
      if (mine !== this.#turn) return;
      this.#held.opened = opened.ok ? options : null;
      if (!opened.ok) return settle({ name: 'fault', fileName: file.name, options, fault: opened.fault });
      const changedMs = file.lastModified > 0 ? file.lastModified : this.#options.client.clock.now();
      const about = {
        file: opened.value,
        source: file,
        sizeBytes: file.size,
        options,
        asOf: toChinaIso(changedMs),
        before,
      };
      const draft = await toDraft(about, importer, this.#options.shelf);
      if (mine !== this.#turn) return;
      this.#held.opened = draft.options;
      settle({ name: 'opened', draft: { ...draft, notice: draft.notice ?? notice } });
    } catch (error) {
      settle({ name: 'fault', fileName: file.name, options, fault: toFault(error) });
    }
  }

  async #guessAgain(kind: string): Promise<void> {
    const mine = this.#turn;
    if (this.#stage.name !== 'opened') return;
    try {
      const importer = await this.#mustHold(this.#stage.draft);
      const guessed = await Promise.race([importer.session.guess(kind), importer.broken]);
      if (mine !== this.#turn || !guessed.ok) return;
      this.#change((draft) => (draft.kind === kind ? withGuesses(draft, guessed.value) : draft));
      this.#checkSoon();
    } catch {
      // The worker broke down: what is on screen stays, and the import itself will say so.
    }
  }

  #checkSoon(): void {
    if (this.#checkupTimer !== null) clearTimeout(this.#checkupTimer);
    this.#change((draft) => ({
      ...draft,
      checkup: { name: 'running', last: draft.checkup.name === 'ready' ? draft.checkup.checkup : null },
    }));
    this.#checkupTimer = setTimeout(() => void this.#check(), CHECKUP_DELAY_MS);
  }

  async #check(): Promise<void> {
    const mine = this.#turn;
    if (this.#stage.name !== 'opened') return;
    const { draft } = this.#stage;
    const found = await this.#look(draft);
    if (mine !== this.#turn) return;
    // A change meanwhile has set the timer again; its own look will follow.
    this.#change((now) =>
      now.reading === draft.reading && now.columns === draft.columns && now.kind === draft.kind
        ? withFindings(now, found)
        : now,
    );
  }

  #look(draft: Draft): Promise<Findings> {
    return this.#mustHold(draft)
      .then((importer) => lookAtPositions(draft, importer, this.#options.shelf))
      .catch((error: unknown): Findings => ({ checkup: { name: 'none', words: toFault(error).words }, known: null }));
  }

  #mustHold(draft: Draft): Promise<Importer> {
    return this.#file === null ? this.#held.get() : this.#held.holding(this.#file, draft.options);
  }

  async #run(language: Language): Promise<void> {
    if (this.#stage.name !== 'opened' || this.#stage.draft.isRereading) return;
    let { draft } = this.#stage;
    const mine = this.#begin();
    this.#isAtWork = true;
    const report = (progress: Progress): void => {
      if (mine === this.#turn) this.#set({ name: 'importing', draft, progress });
    };
    report({ phase: 'converting', rows: 0, share: 0 });
    const isCurrent = (): boolean => mine === this.#turn;
    // Whether the file is a newer version of a stored one must be known before it is stored.
    if (draft.checkup.name === 'running') draft = withFindings(draft, await this.#look(draft));
    if (!isCurrent()) return;
    const outcome = await this.#mustHold(draft)
      .then((importer) =>
        runImport({ draft, plan: toPlan(draft), language, importer, report, isCurrent }, this.#options),
      )
      .catch((error: unknown): RunOutcome => ({ ok: false, fault: toFault(error) }));
    if (!isCurrent()) return;
    this.#isAtWork = false;
    if (outcome.ok) {
      this.#held.close();
      this.#file = null;
      this.#set({ name: 'done', source: outcome.value.source, outcome: outcome.value });
    } else this.#set({ name: 'opened', draft: { ...draft, notice: null, fault: outcome.fault } });
  }
}
