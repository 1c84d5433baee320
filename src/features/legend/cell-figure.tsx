import type { Localised } from '../../domain/words.ts';
import type { CountFigureInput, ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import type { LegendProps } from './props.ts';
import type { LegendCell } from './to-legend-rows.ts';

const SITES: Localised = { zh: '处', en: 'sites' };

interface CellProps {
  readonly cell: LegendCell;
  readonly attributes: Pick<CountFigureInput, 'name' | 'title' | 'level' | 'link' | 'warning' | 'flag' | 'definition'>;
  readonly toFigure: ToCountFigure;
  readonly kinds: LegendProps['kinds'];
}

/** One number of the legend with its card; a sum that may not be made says so. */
export const CellFigure = ({ cell, attributes, toFigure, kinds }: CellProps) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === cell.kind);
  const figure = toFigure({
    ...attributes,
    value: cell.value,
    unit: kind?.words.unit ?? SITES,
    counts: cell.counts,
    filter: cell.obeys,
    ...(cell.kind === null ? {} : { kind: cell.kind }),
    ...(cell.isMixed ? { definition: KIT.mixedNote } : {}),
  });
  return <Figure figure={figure} instead={cell.isMixed ? text(KIT.mixed) : undefined} />;
};
