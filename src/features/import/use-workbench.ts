import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toChinaIso } from '../../domain/clock.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import type { RegisterClient } from '../../register/client-types.ts';
import type { ImportShelf } from '../../register/import/import-shelf.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import {
  importFault,
  type Delimiter,
  type ImportFault,
  type NormalisedRow,
  type Reading,
} from '../../register/import/types.ts';
import { FAULT_WORDS } from '../../register/import/words.ts';
import type { Importer } from './importer.ts';
import { withField, withPolarity, type Draft, type Stage } from './workbench-state.ts';

/** Rows a message from the import worker: the page waits between messages, so none may take long. */
const CHUNK_ROWS = 5000;

export interface WorkbenchOptions {
  readonly client: Pick<RegisterClient, 'config' | 'clock'>;
  readonly shelf: ImportShelf;
  readonly createImporter: () => Importer;
  /** Bytes of `regions.json` and `divisions.json`; `null` when they cannot be had. */
  readonly loadDivisions: () => Promise<readonly [ArrayBuffer, ArrayBuffer] | null>;
}

export interface Workbench {
  readonly stage: Stage;
  readonly open: (file: File, delimiter?: Delimiter | null) => void;
  /** Reads the same file again with another delimiter. */
  readonly reopen: (delimiter: Delimiter) => void;
  readonly setKind: (kind: string) => void;
  readonly setReading: (change: Partial<Reading>) => void;
  readonly setField: (column: number, field: FieldDefinition | null) => void;
  readonly setPolarity: (column: number, isInverted: boolean) => void;
  readonly run: () => void;
  readonly show: (source: string) => void;
  readonly reset: () => void;
}

const toFault = (error: unknown): ImportFault =>
  importFault('unreadable', FAULT_WORDS.unreadable(error instanceof Error ? error.message : String(error))).fault;

const takeRows = async ({ session, broken }: Importer): Promise<readonly NormalisedRow[]> => {
  const chunks: (readonly NormalisedRow[])[] = [];
  for (let offset = 0; ; offset += CHUNK_ROWS) {
    const chunk = await Promise.race([session.rows(offset, CHUNK_ROWS), broken]);
    chunks.push(chunk);
    if (chunk.length < CHUNK_ROWS) return chunks.flat();
  }
};

type Outcome =
  { readonly ok: true; readonly value: StoredImport } | { readonly ok: false; readonly fault: ImportFault };

/** Converts in the worker, hands the rows to the register and the browser's storage. */
const importDraft = async (draft: Draft, importer: Importer, options: WorkbenchOptions): Promise<Outcome> => {
  const { client, shelf } = options;
  const { file, kind, reading, columns, asOf } = draft;
  const plan = { kind, reading, columns };
  const nowMs = client.clock.now();
  const converted = await Promise.race([importer.session.convert({ plan, asOf, nowMs }), importer.broken]);
  if (!converted.ok) return converted;
  const rows = await takeRows(importer);
  const quarantine = await importer.session.quarantine();
  const { source, fileName, headers, encoding, delimiter } = file;
  const about = { format: 1, source, fileName, kind, headers, encoding, delimiter } as const;
  const entry = { ...about, importedAt: nowMs, asOf, isOn: true, plan, account: converted.value };
  const kept = await shelf.add(entry, { rows, quarantine });
  if (kept.ok) await importer.session.close();
  return kept;
};

/** The import worker, made at the first file and ended with the view. */
const useImporter = (options: WorkbenchOptions): (() => Promise<Importer>) => {
  const held = useRef<Promise<Importer> | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  }, [options]);
  useEffect(
    () => () => {
      void held.current?.then((importer) => importer.close());
      held.current = null;
    },
    [],
  );
  return useCallback(() => {
    const start = async (): Promise<Importer> => {
      const { client, createImporter, loadDivisions } = latest.current;
      const importer = createImporter();
      importer.broken.catch(() => {
        held.current = null;
      });
      await Promise.race([importer.session.setUp(client.config), importer.broken]);
      const divisions = await loadDivisions();
      if (divisions !== null) await importer.session.setDivisions(...divisions);
      return importer;
    };
    held.current ??= start();
    held.current.catch(() => {
      held.current = null;
    });
    return held.current;
  }, []);
};

/** One file from the drop to the report. What arrives late of a file that was replaced is ignored. */
export const useWorkbench = (options: WorkbenchOptions): Workbench => {
  const [stage, setStage] = useState<Stage>({ name: 'empty' });
  const getImporter = useImporter(options);
  const turn = useRef(0);
  const lastFile = useRef<File | null>(null);
  const latest = useRef({ options, stage });
  useEffect(() => {
    latest.current = { options, stage };
  }, [options, stage]);
  return useMemo(() => {
    const openFile = async (file: File, delimiter: Delimiter | null): Promise<void> => {
      const mine = ++turn.current;
      lastFile.current = file;
      const settle = (next: Stage): void => {
        if (mine === turn.current) setStage(next);
      };
      setStage({ name: 'reading', fileName: file.name });
      try {
        const importer = await getImporter();
        const opened = await Promise.race([importer.session.open(file, delimiter), importer.broken]);
        if (!opened.ok) settle({ name: 'fault', fileName: file.name, fault: opened.fault });
        else {
          const { kind, reading, guesses } = opened.value;
          const { clock } = latest.current.options.client;
          const asOf = toChinaIso(file.lastModified > 0 ? file.lastModified : clock.now());
          const draft = { file: opened.value, kind: kind.kind, reading, columns: guesses, asOf, fault: null };
          settle({ name: 'opened', draft });
        }
      } catch (error) {
        settle({ name: 'fault', fileName: file.name, fault: toFault(error) });
      }
    };
    const change = (edit: (draft: Draft) => Draft): void =>
      setStage((now) => (now.name === 'opened' ? { name: 'opened', draft: edit(now.draft) } : now));
    const guessAgain = async (kind: string): Promise<void> => {
      const mine = turn.current;
      const guessed = await (await getImporter()).session.guess(kind);
      if (mine !== turn.current || !guessed.ok) return;
      change((draft) => (draft.kind === kind ? { ...draft, columns: guessed.value } : draft));
    };
    const run = async (): Promise<void> => {
      const { stage: now } = latest.current;
      if (now.name !== 'opened') return;
      const mine = ++turn.current;
      const { draft } = now;
      setStage({ name: 'importing', draft });
      const outcome = await getImporter()
        .then((importer) => importDraft(draft, importer, latest.current.options))
        .catch((error: unknown): Outcome => ({ ok: false, fault: toFault(error) }));
      if (mine !== turn.current) return;
      if (outcome.ok) setStage({ name: 'done', source: outcome.value.source });
      else setStage({ name: 'opened', draft: { ...draft, fault: outcome.fault } });
    };
    const leave = (next: Stage): void => {
      turn.current++;
      setStage(next);
    };
    return {
      stage,
      open: (file, delimiter = null) => void openFile(file, delimiter),
      reopen: (delimiter) => {
        if (lastFile.current !== null) void openFile(lastFile.current, delimiter);
      },
      setKind: (kind) => {
        change((draft) => ({ ...draft, kind, fault: null }));
        void guessAgain(kind).catch(() => undefined);
      },
      setReading: (part) => change((draft) => ({ ...draft, reading: { ...draft.reading, ...part } })),
      setField: (column, field) => change((draft) => withField(draft, column, field)),
      setPolarity: (column, isInverted) => change((draft) => withPolarity(draft, column, isInverted)),
      run: () => void run(),
      show: (source) => leave({ name: 'done', source }),
      reset: () => leave({ name: 'empty' }),
    };
  }, [stage, getImporter]);
};
