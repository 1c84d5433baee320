import { formatChinaTime } from '../../domain/clock.ts';
import type { Figure } from '../../domain/figure.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import type { Language, Localised } from '../../domain/words.ts';
import { countFigures } from '../../ui/count-figure.ts';
import type { ShiftProps } from './props.ts';
import { WORDS } from './words.ts';

export interface ShiftSpec {
  readonly name: string;
  readonly title: Localised;
  readonly value: number | null;
  readonly unit: Localised;
  /** Level of the warnings that are counted. */
  readonly warning?: string;
}

export type ToShiftFigure = (spec: ShiftSpec) => Figure;

/** Figures of the handover with their cards: of the registers in use, at the end of the shift. */
export const shiftFigures = (
  { answer, scope, kinds, sourcesInUse }: Pick<ShiftProps, 'answer' | 'scope' | 'kinds' | 'sourcesInUse'>,
  language: Language,
): ToShiftFigure => {
  const toFigure = countFigures(scope, kinds, language);
  const { filter } = scope;
  const counts = sourcesInUse
    .filter(({ kind }) => filter.kinds === null || filter.kinds.includes(kind))
    .filter(({ kind }) => !answer?.leftOutKinds.includes(kind))
    .map(({ kind, source }) => ({ kind, source, asOf: answer?.recordsAsOf ?? null }));
  const span = answer === null ? '' : `${formatChinaTime(answer.fromMs)} → ${formatChinaTime(answer.toMs)}`;
  const definition = { zh: `${span}。${WORDS.definition.zh}`, en: `${span}. ${WORDS.definition.en}` };
  return (spec) =>
    toFigure({ ...spec, counts, definition, filter: { ...NO_FILTER, kinds: filter.kinds, sources: filter.sources } });
};
