import { nextTask } from '../slices.ts';
import type {
  DisagreementList,
  DisagreementListQuery,
  DisagreementsAnswer,
  DisagreementsQuery,
  InvalidLevels,
  KindDisagreements,
  RegionDisagreements,
} from '../../domain/analyses/disagreements.ts';
import { toCsv } from '../../domain/csv.ts';
import { levelKeyOf } from '../../domain/levels.ts';
import { COUNTRY_ADCODE, type RegionIndex } from '../../domain/region-index.ts';
import {
  compareDisagreements,
  DISAGREEMENT_COLUMNS,
  DisagreementSummary,
  toDecision,
  toDisagreementCells,
  type DisagreementNames,
  type DisagreementRow,
  type RowComparison,
} from '../../domain/rule-disagreement.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import { inLanguage, type Language } from '../../domain/words.ts';
import { toFieldWords } from '../field-words.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { toSiteRow } from '../site-rows.ts';
import type { Analyst, AnalysisContext } from './context.ts';
import { gradesOf, toRowGrader, type LevelGrades, type RowGrader } from './level-grades.ts';

const MOST_ROWS = 200;
const MOST_EXAMPLES = 20;
/** Rows written between two pauses. */
const SLICE = 400;

/** A register whose rows can be compared. */
interface Checked {
  readonly entry: RegisterEntry;
  readonly grader: RowGrader;
  readonly grades: LevelGrades;
}

interface Listed {
  readonly checked: Checked;
  readonly row: number;
  readonly comparison: RowComparison;
}

const riskSheetOf = (sheets: readonly RuleSheet[], kind: string): RuleSheet | undefined =>
  sheets.find((sheet) => sheet.kind === kind && sheet.scale === 'risk');

const countRows = (context: AnalysisContext, entry: RegisterEntry, query: DisagreementsQuery): number => {
  let rows = 0;
  context.visit(entry, query, () => rows++);
  return rows;
};

const toKind = (context: AnalysisContext, { entry, grades }: Checked, query: DisagreementsQuery): KindDisagreements => {
  const summary = new DisagreementSummary();
  const lacking = new Map<string, number>();
  context.visit(entry, query, (row) => {
    const comparison = grades.comparison(row);
    summary.add(entry.table.counties[row] ?? 0, comparison);
    if (comparison.computed === null)
      for (const field of grades.lacking(row)) lacking.set(field, (lacking.get(field) ?? 0) + 1);
  });
  const { kind, source, asOf } = entry.table;
  return {
    kind: kind.id,
    source,
    asOf,
    table: summary.table(),
    lacking: [...lacking]
      .map(([field, rows]) => ({ field, rows }))
      .sort((a, b) => b.rows - a.rows || (a.field < b.field ? -1 : 1)),
  };
};

const toChildren = (
  regions: RegionIndex,
  region: string,
  summary: DisagreementSummary,
): readonly RegionDisagreements[] => {
  const below = regions
    .childrenOf(region)
    .map(({ adcode, countyRange: [first, last] }) => ({ adcode, table: summary.table(first, last) }));
  const unplaced = region === COUNTRY_ADCODE ? [{ adcode: null, table: summary.table(0, 0) }] : [];
  return [...below, ...unplaced]
    .filter(({ table }) => table.rows > 0)
    .sort(
      (a, b) => b.table.outcomes.differ - a.table.outcomes.differ || Number(a.adcode ?? 1e6) - Number(b.adcode ?? 1e6),
    );
};

/** Rows that were kept out of a register because of what they state as their level. */
const toInvalid = ({ table }: RegisterEntry): readonly InvalidLevels[] => {
  const { rows, quarantined } = table.account;
  const bad = rows.filter(({ field }) => field === 'risk_level');
  if (bad.length === 0) return [];
  return [
    {
      kind: table.kind.id,
      source: table.source,
      rows: bad.length,
      isAtLeast: quarantined > rows.length,
      examples: bad.slice(0, MOST_EXAMPLES).map(({ id, value }) => ({ id, value })),
    },
  ];
};

const isListed = ({ outcome, registered, computed }: RowComparison, list: DisagreementListQuery): boolean =>
  outcome === list.outcome &&
  (list.move === null || (levelKeyOf(registered) === list.move.from && levelKeyOf(computed) === list.move.to));

/** The whole list in its order; rows that tie by county and id. */
const toListed = (
  context: AnalysisContext,
  checked: readonly Checked[],
  query: DisagreementsQuery,
  list: DisagreementListQuery,
): readonly Listed[] =>
  checked
    .flatMap((each) => {
      const own: Listed[] = [];
      context.visit(each.entry, query, (row) => {
        const comparison = each.grades.comparison(row);
        if (isListed(comparison, list)) own.push({ checked: each, row, comparison });
      });
      const { counties, ids } = each.entry.table;
      return own.sort(
        (a, b) => (counties[a.row] ?? 0) - (counties[b.row] ?? 0) || ((ids[a.row] ?? '') < (ids[b.row] ?? '') ? -1 : 1),
      );
    })
    .sort((a, b) => compareDisagreements(a.comparison, b.comparison));

const toRow = ({ checked, row, comparison }: Listed, regions: RegionIndex): DisagreementRow => {
  const { table, card } = checked.entry;
  const { id, name, adcode } = toSiteRow(table, card, row, regions);
  const { kind, source } = table;
  return {
    ...comparison,
    ...toDecision(checked.grader.grade(row)),
    id,
    name,
    kind: kind.id,
    source,
    adcode,
    missing: checked.grades.lacking(row),
  };
};

const toNames = ({ regions }: AnalysisContext, { checked }: Listed, row: DisagreementRow): DisagreementNames => {
  const { kind, isSynthetic, asOf } = checked.entry.table;
  const path = row.adcode === null ? [] : regions.pathTo(row.adcode);
  const nameOf = (level: string): string => path.find((region) => region.level === level)?.name ?? '';
  return {
    kind: kind.words.name,
    places: [nameOf('province'), nameOf('prefecture'), nameOf('county')],
    missing: row.missing.map((field) => toFieldWords(kind, field)),
    isSynthetic,
    asOf,
  };
};

const toFile = async (context: AnalysisContext, listed: readonly Listed[], language: Language): Promise<string> => {
  const lines: (readonly (string | number | boolean | null)[])[] = [];
  for (const [index, each] of listed.entries()) {
    if (index % SLICE === SLICE - 1) await nextTask();
    const row = toRow(each, context.regions);
    lines.push(toDisagreementCells(row, toNames(context, each, row), language));
  }
  return toCsv(
    DISAGREEMENT_COLUMNS.map((words) => inLanguage(words, language)),
    lines,
  );
};

const toPage = (listed: readonly Listed[], list: DisagreementListQuery, regions: RegionIndex): DisagreementList => {
  const offset = Math.max(0, list.offset);
  const page = listed.slice(offset, offset + Math.min(MOST_ROWS, Math.max(0, list.limit)));
  return { total: listed.length, offset, rows: page.map((each) => toRow(each, regions)) };
};

/** 等级核对: what every register states beside what its rule gives, rows and counts alike from the same grades. */
export const disagreements: Analyst<'disagreements'> = async (context, query): Promise<DisagreementsAnswer> => {
  const sheets = await context.rules();
  const graded = context.entries.filter(({ table }) => table.kind.isRegister);
  const natures = new Set(graded.map(({ table }) => table.isSynthetic));
  const isSynthetic = natures.size > 1 ? (query.isSynthetic ?? false) : natures.has(true);
  const checked: Checked[] = [];
  const unchecked: DisagreementsAnswer['unchecked'][number][] = [];
  const own = graded.filter(({ table }) => table.isSynthetic === isSynthetic);
  for (const entry of own) {
    const sheet = riskSheetOf(sheets, entry.table.kind.id);
    const grader = sheet === undefined ? null : await toRowGrader(entry, sheet, context);
    if (grader === null) {
      const why = sheet === undefined ? 'no-rule' : 'no-details';
      const { kind, source } = entry.table;
      unchecked.push({ kind: kind.id, source, rows: countRows(context, entry, query), why });
    } else checked.push({ entry, grader, grades: await gradesOf(entry, grader, context.nowMs) });
  }
  const summary = new DisagreementSummary();
  for (const { entry, grades } of checked)
    context.visit(entry, query, (row) => summary.add(entry.table.counties[row] ?? 0, grades.comparison(row)));
  const listed = query.list === null ? null : toListed(context, checked, query, query.list);
  return {
    isSynthetic,
    hasBoth: natures.size > 1,
    table: summary.table(),
    kinds: checked.map((each) => toKind(context, each, query)),
    children: toChildren(context.regions, query.region, summary),
    unchecked,
    invalid: own.flatMap(toInvalid),
    list: listed === null || query.list === null ? null : toPage(listed, query.list, context.regions),
    csv: listed === null || query.csv === null ? null : await toFile(context, listed, query.csv),
  };
};
