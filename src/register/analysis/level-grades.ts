import { nextTask } from '../slices.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import type { BoardConfig } from '../../domain/config.ts';
import type { GradeResult, SiteProperties } from '../../domain/grading.ts';
import { LEVEL_KEYS, LINK_STATUSES, levelKeyOf, levelOfKey, type MaybeRiskLevel } from '../../domain/levels.ts';
import { compareLevels, type RowComparison } from '../../domain/rule-disagreement.ts';
import { fieldsOf, gradeCase, type RuleSheet } from '../../domain/rule-sheet.ts';
import { toFieldKey } from '../field-words.ts';
import type { RegisterEntry } from '../register-entry.ts';
import type { Card } from '../site-rows.ts';
import type { SiteTable } from '../site-table.ts';
import type { AnalysisContext, RowTexts } from './context.ts';

/** Rows graded between two pauses, in which other questions are answered: some milliseconds. */
const SLICE = 400;

/** Grades any row of one register, from the columns that its rule reads and no others. */
export interface RowGrader {
  readonly grade: (row: number) => GradeResult;
}

type CellAt = (row: number) => unknown;

/** What the columns in memory know of a property; they have the last word, as they have on the site's card. */
const coreReaders = (table: SiteTable): ReadonlyMap<string, CellAt> => {
  const readers = new Map<string, CellAt>([
    ['link_status', (row) => LINK_STATUSES[table.links[row] ?? 3] ?? 'not-linked'],
  ]);
  table.kind.facets.forEach(({ field }, index) => {
    const isFlag = table.kind.fields.find(({ name }) => name === field)?.type !== 'boolean';
    if (!table.isWhole || isFlag) readers.set(field, (row) => ((table.facets[row] ?? 0) & (2 << index)) !== 0);
  });
  const exposure = table.kind.exposure?.field;
  if (exposure !== undefined)
    readers.set(exposure, (row) => {
      const people = table.exposures[row] ?? Number.NaN;
      return Number.isNaN(people) ? null : people;
    });
  return readers;
};

const toReaders = (table: SiteTable, texts: RowTexts, fields: readonly string[]): readonly [string, CellAt][] => {
  const core = coreReaders(table);
  return fields.map((field) => {
    const column = texts.column(field);
    return [field, core.get(field) ?? ((row) => column?.[row] ?? null)];
  });
};

/** `null` for a rule whose inputs have not come: then a row without a level would read as one that lacks them. */
export const toRowGrader = async (
  entry: RegisterEntry,
  sheet: RuleSheet,
  { texts, config, nowMs }: Pick<AnalysisContext, 'texts' | 'config' | 'nowMs'>,
): Promise<RowGrader | null> => {
  const { table, card } = entry;
  if (table.records === null && (card === null || card.bytes === null)) return null;
  const fields = fieldsOf(sheet);
  const readers = toReaders(table, await texts(entry, fields), fields);
  const overrides: BoardConfig['levelOverrides'][string] = config.levelOverrides[table.kind.id] ?? {};
  return {
    grade: (row) => {
      const properties: SiteProperties = Object.fromEntries(readers.map(([field, read]) => [field, read(row)]));
      return gradeCase(sheet, { properties, nowMs }, overrides);
    },
  };
};

/** What the register states; a level that the board computed itself, for want of one, is not stated. */
const registeredAt = (table: SiteTable, row: number): MaybeRiskLevel =>
  table.levelOrigins[row] === 0 ? levelOfKey(LEVEL_KEYS[table.levels[row] ?? 4] ?? 'unassessed') : null;

/** Levels by rule of every row of a register, in 5 bytes a row. */
export class LevelGrades {
  readonly #table: SiteTable;
  /** Index into LEVEL_KEYS. */
  readonly #levels: Uint8Array;
  /** Index into `#lacks`. */
  readonly #lackOf: Uint32Array;
  /** Every combination of lacking fields that occurs; the first is none. */
  readonly #lacks: string[][] = [[]];
  readonly #lackIndex = new Map<string, number>([['', 0]]);

  constructor(table: SiteTable) {
    this.#table = table;
    this.#levels = new Uint8Array(table.rowCount);
    this.#lackOf = new Uint32Array(table.rowCount);
  }

  set(row: number, { level, missing }: GradeResult): void {
    this.#levels[row] = LEVEL_KEYS.indexOf(levelKeyOf(level));
    if (missing.length > 0) this.#lackOf[row] = this.#indexOf([...new Set(missing.map(toFieldKey))]);
  }

  comparison(row: number): RowComparison {
    const level = levelOfKey(LEVEL_KEYS[this.#levels[row] ?? 4] ?? 'unassessed');
    return compareLevels(registeredAt(this.#table, row), { level, missing: this.lacking(row) });
  }

  lacking(row: number): readonly string[] {
    return this.#lacks[this.#lackOf[row] ?? 0] ?? [];
  }

  #indexOf(fields: string[]): number {
    const key = fields.join(' ');
    const known = this.#lackIndex.get(key);
    if (known !== undefined) return known;
    const index = this.#lacks.push(fields) - 1;
    this.#lackIndex.set(key, index);
    return index;
  }
}

interface Kept {
  readonly card: Card | null;
  /** Rules look at the calendar, not at the clock: what they give holds for a day. */
  readonly day: string;
  readonly work: Promise<LevelGrades>;
}

const kept = new WeakMap<SiteTable, Kept>();

const gradeAll = async (table: SiteTable, grader: RowGrader): Promise<LevelGrades> => {
  const grades = new LevelGrades(table);
  for (let row = 0; row < table.rowCount; row++) {
    if (row % SLICE === SLICE - 1) await nextTask();
    grades.set(row, grader.grade(row));
  }
  return grades;
};

/** Grades of a register, made once a day and for each answer of its service. */
export const gradesOf = (entry: RegisterEntry, grader: RowGrader, nowMs: number): Promise<LevelGrades> => {
  const { table, card } = entry;
  const day = formatChinaDate(nowMs);
  const known = kept.get(table);
  if (known !== undefined && known.card === card && known.day === day) return known.work;
  const work = gradeAll(table, grader);
  kept.set(table, { card, day, work });
  return work;
};
