import type { Localised } from '../../domain/words.ts';
import type { MapKeyProps } from '../../features/map-key/props.ts';
import type { MeasureClass, MeasureUnit } from '../../features/map-scene/breaks.ts';
import type { RegionFill } from '../../map/scene.ts';
import { UNKNOWN } from './words.ts';

const plain = (text: string): Localised => ({ zh: text, en: text });

/** `<15`, `15–30`, `≥60` of shares in per cent; `0`, `1–4`, `≥31` of counts. */
const toWords = ({ from, below }: MeasureClass, unit: MeasureUnit): Localised => {
  if (unit === 'share') {
    const [low, high] = [Math.round(from * 100), below === null ? null : Math.round(below * 100)];
    if (high === null) return plain(`≥${low}`);
    return plain(low === 0 ? `<${high}` : `${low}–${high}`);
  }
  const last = below === null ? null : below - 1;
  if (last === null) return plain(`≥${from}`);
  return plain(last <= from ? String(from) : `${from}–${last}`);
};

/**
 * Rows of the key for an analysis: its classes, then divisions with nothing to measure and those not known, with the
 * number of divisions in each.
 */
export const toAnalysisKeyClasses = (
  fills: readonly RegionFill[],
  classes: readonly MeasureClass[],
  unit: MeasureUnit,
  nothing: Localised,
): MapKeyProps['classes'] => {
  const count = (id: string): number => fills.filter(({ className }) => className === id).length;
  const others = [
    { id: 'outside' as const, words: nothing, count: count('outside') },
    { id: 'unknown' as const, words: UNKNOWN, count: count('unknown') },
  ];
  return [
    ...classes.map((each) => ({ id: each.className, words: toWords(each, unit), count: count(each.className) })),
    ...others.filter((other) => other.count > 0),
  ];
};
