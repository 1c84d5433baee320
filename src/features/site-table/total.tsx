import type { CountScope } from '../../domain/count-scope.ts';
import type { Localised } from '../../domain/words.ts';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import styles from './site-table.module.css';
import type { RowCount, TableTotal } from './to-table-scope.ts';
import { WORDS } from './words.ts';

interface TotalProps {
  readonly total: TableTotal;
  /** Rows that the table has; `null` until the worker has answered this very selection. */
  readonly rowTotal: number | null;
  readonly scope: CountScope;
  readonly toFigure: ToCountFigure;
}

/** 共 N 处; synthetic and real rows side by side are told apart and not added. */
export const Total = ({ total, rowTotal, scope, toFigure }: TotalProps) => {
  const text = useText();
  const toNumber = ({ value, counts }: RowCount, definition?: Localised) => (
    <Figure
      unit={text(WORDS.sites)}
      figure={toFigure({
        name: 'sites',
        value,
        title: WORDS.totalTitle,
        unit: WORDS.sites,
        counts,
        filter: scope.filter,
        ...(definition === undefined ? {} : { definition }),
      })}
    />
  );
  if (total.state === 'none') return null;
  if (total.state === 'sum')
    return (
      <span className={styles['total']}>
        {text(WORDS.total)} {toNumber({ ...total.all, value: rowTotal ?? total.all.value })}
      </span>
    );
  return (
    <span className={styles['total']}>
      {text(WORDS.real)} {toNumber(total.real, KIT.mixedNote)} · {text(WORDS.synthetic)}{' '}
      {toNumber(total.synthetic, KIT.mixedNote)}
    </span>
  );
};
