import type { DivisionLevel } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import type { KeyClass, MapKeyProps } from '../../features/map-key/props.ts';
import { SMALL_COUNTS, breaksOf, type MeasureName } from '../../features/map-scene/measures.ts';
import type { RegionFill } from '../../map/scene.ts';
import { OUTSIDE, UNKNOWN, tooFew } from './words.ts';

const STEPS = ['gap-1', 'gap-2', 'gap-3', 'gap-4', 'gap-5'] as const;

const plain = (text: string): Localised => ({ zh: text, en: text });

/** `<15`, `15–30`, … `≥60`, from the breaks themselves. */
const toStepWords = (measure: MeasureName, level: DivisionLevel): readonly Localised[] => {
  const bounds = breaksOf(measure, level).map((bound) => Math.round(measure === 'gap' ? bound * 100 : bound));
  return STEPS.map((_, step) => {
    const low = bounds[step - 1];
    const high = bounds[step];
    if (low === undefined) return plain(`<${high}`);
    return plain(high === undefined ? `≥${low}` : `${low}–${high}`);
  });
};

/** Rows of the key: the five fixed classes, then what is not classed, with the number of divisions in each. */
export const toKeyClasses = (
  fills: readonly RegionFill[],
  measure: MeasureName,
  level: DivisionLevel,
): MapKeyProps['classes'] => {
  const count = (id: KeyClass): number => fills.filter(({ className }) => className === id).length;
  const words = toStepWords(measure, level);
  const steps = STEPS.map((id, step) => ({ id, words: words[step] ?? plain(id), count: count(id) }));
  const others: readonly { id: KeyClass; words: Localised }[] = [
    { id: 'few', words: tooFew(SMALL_COUNTS[level]) },
    { id: 'outside', words: OUTSIDE },
    { id: 'unknown', words: UNKNOWN },
  ];
  return [
    ...steps,
    ...others.map((other) => ({ ...other, count: count(other.id) })).filter((other) => other.count > 0),
  ];
};
