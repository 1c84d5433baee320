import type { Localised } from '../../domain/words.ts';

const count = (value: number): string => value.toLocaleString('en-US');

/** Accessible name of a region's symbol: the whole answer, because a ring cannot be read aloud. */
export const symbolTitle = (
  name: string,
  total: number,
  red: number,
  orange: number,
  notLinked: number | null,
  focus: Localised,
): Localised => ({
  zh:
    `${name}：${count(total)} 处，红 ${count(red)}，橙 ${count(orange)}` +
    (notLinked === null ? `；${focus.zh}无登记` : `；${focus.zh}未接入 ${count(notLinked)}`),
  en:
    `${name}: ${count(total)} sites, ${count(red)} red, ${count(orange)} orange` +
    (notLinked === null ? `; no ${focus.en} registered` : `; ${focus.en} not linked: ${count(notLinked)}`),
});
