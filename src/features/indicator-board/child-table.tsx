import { useState } from 'react';
import type { IndicatorSet } from '../../domain/analyses/indicators.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import styles from './indicator-board.module.css';
import type { Entry } from './to-entries.ts';
import { toRateFigure, toTermFigure, type FigureContext } from './to-figure.ts';
import { WORDS } from './words.ts';

interface ChildTableProps {
  readonly set: IndicatorSet;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly entryOf: (id: string, counts: IndicatorSet['region']) => Entry;
  readonly regions: RegionIndex;
  readonly context: FigureContext;
  readonly onRegion: (adcode: string) => void;
}

interface ChildRow {
  readonly adcode: string | null;
  readonly entry: Entry;
}

/** Lowest rate first; without a rate after all others, and in no county last. */
const compare = (a: ChildRow, b: ChildRow): number =>
  Number(a.adcode === null) - Number(b.adcode === null) ||
  (a.entry.indicator.value ?? 2) - (b.entry.indicator.value ?? 2) ||
  ((a.adcode ?? '') < (b.adcode ?? '') ? -1 : 1);

/** One indicator in every region below. */
export const ChildTable = ({ set, entries, entryOf, regions, context, onRegion }: ChildTableProps) => {
  const text = useText();
  const [chosen, setChosen] = useState('linked-rate-sources');
  const id = entries.has(chosen) ? chosen : ([...entries.keys()][0] ?? '');
  const total = entries.get(id);
  if (set.children.length === 0 || total === undefined)
    return <p className={styles['note']}>{text(WORDS.noChildren)}</p>;
  const rows: ChildRow[] = set.children.map(({ adcode, counts }) => ({ adcode, entry: entryOf(id, counts) }));
  if (set.unplaced !== null) rows.push({ adcode: null, entry: entryOf(id, set.unplaced) });
  return (
    <>
      <label className={styles['choice']} data-screen-only>
        {text(WORDS.choose)}
        <select value={id} onChange={(event) => setChosen(event.target.value)}>
          {[...entries].map(([each, { definition }]) => (
            <option key={each} value={each}>
              {text(definition.words)}
            </option>
          ))}
        </select>
      </label>
      <p className={styles['note']}>
        {text(total.definition.words)}
        {text({ zh: '：', en: ': ' })}
        {text(total.definition.definition)}
      </p>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.region)}</th>
              <th scope="col" className={styles['barColumn']}>
                <span className="visually-hidden">{text(WORDS.value)}</span>
              </th>
              <th scope="col" data-number>
                {text(WORDS.value)}
              </th>
              <th scope="col" data-number>
                {text(total.definition.numerator.words)}
              </th>
              <th scope="col" data-number>
                {text(total.definition.denominator.words)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.toSorted(compare).map(({ adcode, entry }) => {
              const name = adcode === null ? text(WORDS.unplaced) : (regions.get(adcode)?.name ?? adcode);
              const own = { ...context, region: { adcode: adcode ?? '000000', name } };
              return (
                <tr key={adcode ?? 'unplaced'}>
                  <th scope="row">
                    {adcode === null ? (
                      name
                    ) : (
                      <button type="button" className={styles['link']} onClick={() => onRegion(adcode)}>
                        {name}
                      </button>
                    )}
                  </th>
                  <Cells entry={entry} context={own} />
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{context.region.name}</th>
              <Cells entry={total} context={context} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
};

const Cells = ({ entry, context }: { readonly entry: Entry; readonly context: FigureContext }) => {
  const { value } = entry.indicator;
  return (
    <>
      <td className={styles['barColumn']}>
        <ShareBar share={value} size="small" />
      </td>
      <td data-number>
        <Figure figure={toRateFigure(entry, context)} format="rate" />
      </td>
      <td data-number>
        <Figure figure={toTermFigure(entry, 'numerator', context)} />
      </td>
      <td data-number>
        <Figure figure={toTermFigure(entry, 'denominator', context)} />
      </td>
    </>
  );
};
