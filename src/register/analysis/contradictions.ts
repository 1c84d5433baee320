import type { Contradiction } from '../../domain/analyses/explain.ts';
import { readInstant, readRecords, readText } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import { LINK_WORDS, type LinkStatus } from '../../domain/levels.ts';
import type { Localised } from '../../domain/words.ts';
import type { FieldDefinition, HazardKind } from '../../hazards/define.ts';
import { shownValue } from '../account-builder.ts';
import { checkCell } from '../row-schema.ts';
import { rowFieldsOf } from '../site-fields.ts';
import { MASKED_TEXT } from '../words.ts';

/*
 * What a record says against itself. Each is named on the card; none changes a level, a link status or a count, because
 * which of the two statements is wrong is for the register's keeper to say.
 */

/** What the register itself counts of the site. */
export interface CountedState {
  readonly link: LinkStatus;
  readonly warning: number;
  /** Milliseconds since 1970; `null`: never. */
  readonly lastReportMs: number | null;
  /** False: the register carries no last reports at all. */
  readonly hasLastReports: boolean;
}

export interface ContradictionRequest {
  readonly kind: HazardKind;
  readonly properties: SiteProperties;
  readonly state: CountedState;
  readonly nowMs: number;
}

/** Clocks of reporting systems differ by this much at most before a report is said to come from the future (our choice). */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

const reportContradictions = ({ state, properties, nowMs }: ContradictionRequest): readonly Contradiction[] => {
  const { link, warning, lastReportMs, hasLastReports } = state;
  const last = readText(properties, 'last_report_at') ?? '';
  const isSeen = link === 'linked' || link === 'offline';
  const found: Contradiction[] = [];
  const say = (id: string, zh: string, en: string, value: string): void => {
    found.push({ id, words: { zh, en }, value });
  };
  const words = LINK_WORDS[link];
  if (isSeen && hasLastReports && lastReportMs === null)
    say(
      'never-reported',
      `登记为${words.zh}，但从未上报`,
      `Registered as ${words.en.toLowerCase()}, but has never reported`,
      words.zh,
    );
  if (lastReportMs !== null && lastReportMs > nowMs + CLOCK_DIFFERENCE_MS)
    say('report-in-future', '最近上报时间晚于当前时间', 'The last report lies in the future', last);
  if (warning !== 0 && hasLastReports && lastReportMs === null)
    say(
      'warning-without-report',
      '有动态预警，但从未上报',
      'A live warning stands, but nothing was ever reported',
      String(warning),
    );
  if (link === 'not-linked' && lastReportMs !== null)
    say('reports-unlinked', '登记为未接入，却有上报时间', 'Registered as not linked, yet with a last report', last);
  const linkedOn = readText(properties, 'linked_at');
  if (link === 'not-linked' && linkedOn !== null)
    say(
      'linked-date-unlinked',
      '登记为未接入，却有接入日期',
      'Registered as not linked, yet with a date of linking',
      linkedOn,
    );
  const reason = readText(properties, 'not_linked_reason');
  if (link === 'linked' && reason !== null)
    say(
      'reason-though-linked',
      '登记为已接入，却填有未接入原因',
      'Registered as linked, yet with a reason for not being so',
      reason,
    );
  return found;
};

/** A later date that cannot come before an earlier one: field names, of the row or of the entries of a list. */
const ORDERED_DATES: readonly { readonly first: string; readonly second: string; readonly list?: string }[] = [
  { first: 'registered_at', second: 'linked_at' },
  { first: 'filing_date', second: 'filing_expiry' },
  { first: 'assessed_at', second: 'next_assess_due' },
  { first: 'valid_from', second: 'valid_to' },
  { first: 'found_at', second: 'due_at', list: 'major_hazards' },
];

const dateContradictions = ({ kind, properties }: ContradictionRequest): readonly Contradiction[] =>
  ORDERED_DATES.flatMap(({ first, second, list }): readonly Contradiction[] => {
    const rows = list === undefined ? [properties] : (readRecords(properties, list) ?? []);
    const fields = list === undefined ? kind.fields : (kind.fields.find(({ name }) => name === list)?.items ?? []);
    const wordsOf = (name: string): Localised =>
      fields.find((field) => field.name === name)?.words ?? { zh: name, en: name };
    return rows.flatMap((row, index): readonly Contradiction[] => {
      const [from, to] = [readInstant(row, first), readInstant(row, second)];
      if (from === null || to === null || to >= from) return [];
      const [before, after] = [wordsOf(first), wordsOf(second)];
      return [
        {
          id: list === undefined ? `order.${second}` : `order.${list}[${index}].${second}`,
          words: { zh: `${after.zh}早于${before.zh}`, en: `${after.en} comes before ${before.en}` },
          value: `${readText(row, first) ?? ''} > ${readText(row, second) ?? ''}`,
        },
      ];
    });
  });

const isReadable = (field: FieldDefinition, value: unknown): boolean =>
  value === undefined || value === null || value === MASKED_TEXT || checkCell(field, value) === null;

const invalid = (field: FieldDefinition, value: unknown, id: string, where: Localised | null): Contradiction => ({
  id: `value.${id}`,
  words: {
    zh: `${where === null ? '' : `${where.zh}：`}${field.words.zh}的登记值不可用，未参与定级`,
    en: `${where === null ? '' : `${where.en}: `}${field.words.en} cannot be as registered; it grades nothing`,
  },
  value: field.privacy === 'mask' ? MASKED_TEXT : shownValue(value),
});

/** Values that cannot be true: a negative capacity, a grade that does not exist, a member of a list below its bound. */
const valueContradictions = ({ kind, properties }: ContradictionRequest): readonly Contradiction[] =>
  rowFieldsOf(kind).flatMap((field): readonly Contradiction[] => {
    const value = properties[field.name];
    if (!isReadable(field, value)) return [invalid(field, value, field.name, null)];
    if (field.type !== 'list' || field.items === undefined || !Array.isArray(value)) return [];
    return (readRecords(properties, field.name) ?? []).flatMap((entry, index) =>
      (field.items ?? [])
        .filter((item) => !isReadable(item, entry[item.name]))
        .map((item) => invalid(item, entry[item.name], `${field.name}[${index}].${item.name}`, field.words)),
    );
  });

/** Everything a record says against itself, in a steady order; empty for a sound one. */
export const findContradictions = (request: ContradictionRequest): readonly Contradiction[] => [
  ...reportContradictions(request),
  ...dateContradictions(request),
  ...valueContradictions(request),
];
