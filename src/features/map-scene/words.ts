import type { LinkCounts } from '../../domain/roll-up.ts';
import type { Localised } from '../../domain/words.ts';
import { formatRate } from '../../ui/format.ts';

const count = (value: number): string => value.toLocaleString('en-US');

/**
 * Accessible name of a region's symbol: the whole answer, because a ring cannot be read aloud. It begins with what stands
 * beside the ring, name and number not linked, so that whoever speaks what they see is understood.
 */
export const symbolTitle = (
  name: string,
  total: number,
  red: number,
  orange: number,
  /** `null` where the focus kind is not registered. */
  links: LinkCounts | null,
  focus: Localised,
  isCounted: boolean,
): Localised => {
  // Outside the statistics: a count of 0 would read as "no risk".
  if (!isCounted) return { zh: `${name} 未统计`, en: `${name} no register` };
  const rate = formatRate(links?.linkedRate ?? null);
  return {
    zh:
      `${name} ${links === null ? `${focus.zh}无登记` : `${count(links.notLinked)} 处未接入（${focus.zh}），接入率 ${rate} %`}` +
      `；各类共 ${count(total)} 处，红 ${count(red)}，橙 ${count(orange)}`,
    en:
      `${name} ${links === null ? `no ${focus.en} registered` : `${count(links.notLinked)} not linked (${focus.en}), linked rate ${rate} %`}` +
      `; all kinds ${count(total)} sites, ${count(red)} red, ${count(orange)} orange`,
  };
};
