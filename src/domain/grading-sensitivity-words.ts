import type { ChangeDirection, LevelChange } from './grading-sensitivity.ts';
import { LEVEL_WORDS, levelKeyOf, type MaybeRiskLevel } from './levels.ts';
import type { InputValue, NumberInput, RuleInput } from './rule-input.ts';
import type { LevelScale } from './rule-sheet.ts';
import type { Localised } from './words.ts';

const VERBS: Readonly<Record<ChangeDirection, Localised>> = {
  raises: { zh: '即升为', en: 'rises to' },
  lowers: { zh: '即降为', en: 'falls to' },
  grades: { zh: '即评为', en: 'is graded' },
  ungrades: { zh: '即转为', en: 'becomes' },
};

const NO_WARNING: Localised = { zh: '无预警', en: 'no warning' };

const levelWords = (scale: LevelScale, level: MaybeRiskLevel): Localised =>
  scale === 'warning' && level === null ? NO_WARNING : LEVEL_WORDS[levelKeyOf(level)].colour;

/** To six significant figures: for reading; the exact value stands in the change. */
const shown = (value: number): string => String(Number(value.toPrecision(6)));

const withUnit = (value: number, { unit }: NumberInput): Localised => ({
  zh: `${shown(value)} ${unit?.zh ?? ''}`.trimEnd(),
  en: `${shown(value)} ${unit?.en ?? ''}`.trimEnd(),
});

/** 起 3 年内: Chinese and digits keep a blank between them. */
const join = (first: string, second: string): string => (/^[ -~]/.test(second) ? `${first} ${second}` : first + second);

/** A value of an input, with its unit, in words. */
export const toValueWords = (input: RuleInput, value: InputValue): Localised => {
  if (value === null) return { zh: '未填报', en: 'not stated' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (input.type === 'number' && typeof value === 'number') return withUnit(value, input);
  const option = input.type === 'enum' ? input.options.find((entry) => entry.value === value) : undefined;
  return option?.words ?? { zh: String(value), en: String(value) };
};

/** 再有 1 个黄色测点 · 再降 3.2 · 再减 12 吨. */
const numberWords = (input: NumberInput, from: number, to: number): Localised => {
  const isUp = to > from;
  const size = withUnit(Math.abs(to - from), input);
  const [up, down] = input.unit === undefined ? ['再升', '再降'] : ['再增', '再减'];
  const zh =
    input.isCount && isUp ? join(`再有 ${size.zh}`, input.words.zh) : `${input.words.zh}${isUp ? up : down} ${size.zh}`;
  return { zh, en: `${input.words.en} ${isUp ? '+' : '−'}${size.en}` };
};

const eventOf = (input: RuleInput, to: InputValue): Localised | undefined => {
  if (input.type === 'enum') return input.options.find((option) => option.value === to)?.event;
  return input.type === 'boolean' ? input.events?.[to === true ? 'true' : 'false'] : undefined;
};

const changeWords = (input: RuleInput, from: InputValue, to: InputValue): Localised => {
  if (input.type === 'number' && typeof from === 'number' && typeof to === 'number')
    return numberWords(input, from, to);
  if (input.id === 'now') return { zh: `自 ${String(to)} 起`, en: `From ${String(to)} on` };
  const event = eventOf(input, to);
  if (event !== undefined) return event;
  const value = toValueWords(input, to);
  return from === null
    ? { zh: `若填报${input.words.zh}为「${value.zh}」`, en: `If ${input.words.en} is stated as ${value.en}` }
    : { zh: `${input.words.zh}改为「${value.zh}」`, en: `${input.words.en} changed to ${value.en}` };
};

type Parts = Pick<LevelChange, 'input' | 'from' | 'to' | 'level' | 'direction' | 'band'>;

/** R 值再降 3.2，即降为黄（三级）. */
export const toChangeWords = (scale: LevelScale, { input, from, to, level, direction, band }: Parts): Localised => {
  const change = changeWords(input, from, to);
  const target = levelWords(scale, level);
  const verb = VERBS[direction];
  const reached = band === null ? '' : `（${band}）`;
  const reachedEn = band === null ? '' : ` (${band})`;
  return {
    zh: `${change.zh}，${verb.zh}${target.zh}${reached}`,
    en: `${change.en}: ${verb.en} ${target.en}${reachedEn}`,
  };
};
