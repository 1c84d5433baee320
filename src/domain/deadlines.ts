import { isJsonObject } from './json-object.ts';
import { isCalendarDay } from './wire-time.ts';
import type { Localised } from './words.ts';

/**
 * What a deadline asks for. Only `linked` has a history (`registered_at`, `linked_at`); of the others nothing says what
 * was reached when, so they are shown with their day and no date is foretold.
 */
export const DEADLINE_MEASURES = ['linked', 'online-monitoring', 'overhead-treatment'] as const;
export type DeadlineMeasure = (typeof DEADLINE_MEASURES)[number];

/** A day by which a measure is to be at 100 %, from `config.json`. */
export interface BoardDeadline {
  readonly id: string;
  readonly title: Localised;
  /** `null`: every register by itself. */
  readonly kind: string | null;
  readonly measure: DeadlineMeasure;
  /** `YYYY-MM-DD`, the day itself included. */
  readonly dueOn: string;
  /** Division that it binds, with all below it; `null`: the whole board. */
  readonly region: string | null;
  /** Document or decision that states it. */
  readonly source: Localised;
}

export interface ReadDeadlines {
  readonly deadlines: readonly BoardDeadline[];
  /** A sentence for each entry that is not used. */
  readonly problems: readonly Localised[];
}

const toText = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** A text in one language stands for both. */
const toLocalised = (value: unknown): Localised | null => {
  const text = toText(value);
  if (text !== null) return { zh: text, en: text };
  if (!isJsonObject(value)) return null;
  const zh = toText(value['zh']);
  return zh === null ? null : { zh, en: toText(value['en']) ?? zh };
};

const isMeasure = (value: unknown): value is DeadlineMeasure => DEADLINE_MEASURES.some((measure) => measure === value);

const isDay = (value: unknown): value is string => typeof value === 'string' && isCalendarDay(value);

/** What keeps an entry from being used; `null`: nothing. */
const toProblem = (entry: Readonly<Record<string, unknown>>, kinds: readonly string[]): Localised | null => {
  const { kind = null, measure = 'linked', dueOn, startOn = null, region = null } = entry;
  if (toText(entry['id']) === null) return { zh: '缺少 id', en: 'it has no id' };
  if (toLocalised(entry['title']) === null) return { zh: '缺少 title', en: 'it has no title' };
  if (toLocalised(entry['source']) === null)
    return { zh: '缺少 source（期限须写明出处）', en: 'it has no source (a deadline says where it comes from)' };
  if (kind !== null && !kinds.some((each) => each === kind))
    return { zh: `没有 ${JSON.stringify(kind)} 这类登记`, en: `there is no register ${JSON.stringify(kind)}` };
  if (!isMeasure(measure))
    return {
      zh: `measure 只能是 ${DEADLINE_MEASURES.join('、')}`,
      en: `measure is one of ${DEADLINE_MEASURES.join(', ')}`,
    };
  if (!isDay(dueOn)) return { zh: 'dueOn 不是有效日期', en: 'dueOn is no day of the calendar' };
  if (startOn !== null && !isDay(startOn))
    return { zh: 'startOn 不是有效日期', en: 'startOn is no day of the calendar' };
  if (isDay(startOn) && dueOn < startOn)
    return { zh: `期限 ${dueOn} 早于起始日 ${startOn}`, en: `it is due on ${dueOn}, before it starts on ${startOn}` };
  if (region !== null && !(typeof region === 'string' && /^\d{6}$/.test(region)))
    return { zh: 'region 不是六位区划代码', en: 'region is no six-digit division code' };
  return null;
};

/**
 * Deadlines of the configuration, each checked by itself: one that cannot be used is named and costs no other.
 * @param kinds ids of the registers
 */
export const readDeadlines = (entries: readonly unknown[], kinds: readonly string[]): ReadDeadlines => {
  const deadlines: BoardDeadline[] = [];
  const problems: Localised[] = [];
  const say = (index: number, { zh, en }: Localised): void =>
    void problems.push({
      zh: `deadlines[${index}]：${zh}，未使用。`,
      en: `deadlines[${index}]: ${en}; it is not used.`,
    });
  entries.forEach((entry, index) => {
    if (!isJsonObject(entry)) return say(index, { zh: '不是一个对象', en: 'it is no object' });
    const problem = toProblem(entry, kinds);
    if (problem !== null) return say(index, problem);
    const id = String(entry['id']);
    if (deadlines.some((each) => each.id === id))
      return say(index, { zh: `id“${id}”重复`, en: `the id "${id}" comes twice` });
    const { kind, measure, region } = entry;
    deadlines.push({
      id,
      title: toLocalised(entry['title']) ?? { zh: id, en: id },
      kind: typeof kind === 'string' ? kind : null,
      measure: isMeasure(measure) ? measure : 'linked',
      dueOn: String(entry['dueOn']),
      region: typeof region === 'string' ? region : null,
      source: toLocalised(entry['source']) ?? { zh: '', en: '' },
    });
  });
  deadlines.sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
  return { deadlines, problems };
};
