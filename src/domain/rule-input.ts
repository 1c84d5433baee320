import { formatChinaDate } from './clock.ts';
import { readBoolean, readInstant, readNumber, readText, readValue } from './grading-reading.ts';
import type { SiteProperties } from './grading.ts';
import type { Localised } from './words.ts';

/*
 * Inputs of a grading rule, as data: what a rule reads, in which unit, and by which step a reader may think of changing
 * it. Sensitivity and what-if know of a rule only what stands here, and its `grade`.
 */

/** What a rule is asked about. */
export interface GradingCase {
  readonly properties: SiteProperties;
  /** Milliseconds since 1970, from the board's clock. */
  readonly nowMs: number;
}

/** Dates are `YYYY-MM-DD` of China. `null`: not stated, or nothing that the rule can read. */
export type InputValue = string | number | boolean | null;

interface InputBase<Value> {
  /** Stable within the rule: a field, or `chemicals[0].q_design_max`. Also the key of a what-if. */
  readonly id: string;
  readonly words: Localised;
  /** Properties it is read from. */
  readonly fields: readonly string[];
  /** Property with the date of the value; left out, the date of the whole row (`as_of`) speaks for it. */
  readonly dateField?: string;
  /** As the rule reads it; `null` for what it cannot use. */
  readonly read: (site: GradingCase) => Value | null;
  /** The same site with another value; `null` takes the value away. Never changes its argument. */
  readonly write: (site: GradingCase, value: Value | null) => GradingCase;
}

/** `any` way, or only the ways that can happen: accidents are added and not taken back, time goes on. */
export type Movement = 'any' | 'up' | 'down';

export interface NumberInput extends InputBase<number> {
  readonly type: 'number';
  readonly unit?: Localised;
  readonly min: number;
  readonly max: number;
  /** Changes are whole multiples of it: our own choice of what is worth saying, in the input's unit. */
  readonly step: number;
  readonly moves: Movement;
  /** Things that are counted: "one more yellow point", not "yellow points higher by 1". */
  readonly isCount: boolean;
  /** Values at which the answer may change, of this site; between two of them it does not. */
  readonly cuts: (site: GradingCase) => readonly number[];
}

export interface InputOption {
  readonly value: string;
  readonly words: Localised;
  /** What happens when the input takes this value, as the start of a sentence: 头顶库治理完成. */
  readonly event?: Localised;
}

export interface EnumInput extends InputBase<string> {
  readonly type: 'enum';
  /** In order: a change is as large as the number of options it passes. */
  readonly options: readonly InputOption[];
}

export interface BooleanInput extends InputBase<boolean> {
  readonly type: 'boolean';
  /** What happens when it becomes true, or false. */
  readonly events?: { readonly true?: Localised; readonly false?: Localised };
}

export interface DateInput extends InputBase<string> {
  readonly type: 'date';
  readonly moves: Movement;
  /** Milliseconds since 1970 at which the answer may change. Changes are whole days. */
  readonly cuts: (site: GradingCase) => readonly number[];
}

export type RuleInput = NumberInput | EnumInput | BooleanInput | DateInput;

export const withProperty = (site: GradingCase, name: string, value: unknown): GradingCase => ({
  ...site,
  properties: { ...site.properties, [name]: value },
});

const writeField =
  (name: string) =>
  (site: GradingCase, value: InputValue): GradingCase =>
    withProperty(site, name, value);

type Overridable<Input extends RuleInput, Required extends keyof Input> = Partial<Input> & Pick<Input, Required>;

/** A number in the field `id`, from 0 up unless said otherwise; outside its bounds it counts as not stated. */
export const numberInput = (parts: Overridable<NumberInput, 'id' | 'words' | 'step' | 'cuts'>): NumberInput => {
  // What is counted is written one by one: a what-if of a billion accidents is refused.
  const { min = 0, max = parts.isCount === true ? 10_000 : Number.POSITIVE_INFINITY } = parts;
  return {
    fields: [parts.id],
    moves: 'any',
    isCount: false,
    read: ({ properties }) => {
      const value = readNumber(properties, parts.id);
      return value !== null && value >= min && value <= max ? value : null;
    },
    write: writeField(parts.id),
    ...parts,
    type: 'number',
    min,
    max,
  };
};

/** One of `options` in the field `id`. */
export const enumInput = (parts: Overridable<EnumInput, 'id' | 'words' | 'options'>): EnumInput => ({
  fields: [parts.id],
  read: ({ properties }) => {
    const value = readText(properties, parts.id);
    return parts.options.some((option) => option.value === value) ? value : null;
  },
  write: writeField(parts.id),
  ...parts,
  type: 'enum',
});

/** Yes or no in the field `id`. */
export const booleanInput = (parts: Overridable<BooleanInput, 'id' | 'words'>): BooleanInput => ({
  fields: [parts.id],
  read: ({ properties }) => readBoolean(properties, parts.id),
  write: writeField(parts.id),
  ...parts,
  type: 'boolean',
});

/** A day in the field `id`. */
export const dateInput = (parts: Overridable<DateInput, 'id' | 'words' | 'cuts'>): DateInput => ({
  fields: [parts.id],
  moves: 'any',
  read: ({ properties }) => {
    const at = readInstant(properties, parts.id);
    return at === null ? null : formatChinaDate(at);
  },
  write: writeField(parts.id),
  ...parts,
  type: 'date',
});

const startOfDay = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);

/** The passing of time itself: only onwards, to the start of a day in China. */
export const timeInput = (cuts: DateInput['cuts']): DateInput =>
  dateInput({
    id: 'now',
    words: { zh: '当前日期', en: 'Today' },
    fields: [],
    moves: 'up',
    cuts,
    read: ({ nowMs }) => formatChinaDate(nowMs),
    write: (site, date) =>
      date === null || date === formatChinaDate(site.nowMs) ? site : { ...site, nowMs: startOfDay(date) },
  });

export type InputState = 'given' | 'missing' | 'invalid';

/** An input of a site as the card shows it. */
export interface InputReading {
  readonly input: RuleInput;
  readonly value: InputValue;
  /** `invalid`: something stands there that the rule cannot use (a negative capacity, a grade that does not exist). */
  readonly state: InputState;
  /** What stands in the register, when it cannot be used. */
  readonly raw: string | null;
  /** Date of the value as the register states it; `null` where it states none. */
  readonly date: string | null;
}

const isStated = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const toRaw = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Every input with its value, its date, and what cannot be used of it; in the order given. */
export const readInputs = (inputs: readonly RuleInput[], site: GradingCase): readonly InputReading[] =>
  inputs.map((input) => {
    const value = input.read(site);
    const stated = input.fields.map((name) => readValue(site.properties, name)).filter(isStated);
    const isInvalid = value === null && stated.length > 0;
    return {
      input,
      value,
      state: value !== null ? 'given' : isInvalid ? 'invalid' : 'missing',
      raw: isInvalid ? stated.map(toRaw).join(' · ') : null,
      date: readText(site.properties, input.dateField ?? 'as_of') ?? readText(site.properties, 'as_of'),
    };
  });
