import { LOOK_BACK_COUNTS, type LookBack } from '../../domain/published-figure-tables.ts';
import type { PublishedFigure } from '../../domain/published-figure.ts';
import { COUNTRY_ADCODE, type RegionIndex } from '../../domain/region-index.ts';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PublishedPanelProps } from './props.ts';
import { NotPublished } from './not-published.tsx';
import styles from './published-board.module.css';
import { PublishedValue } from './published-value.tsx';
import { COUNT_WORDS, WORDS } from './words.ts';

interface LookBackProps {
  readonly lookBack: LookBack;
  readonly regions: RegionIndex;
}

/** 回头看 by province, with the totals as they were published and nothing of any other review. */
export const LookBackPanel = ({ lookBack, regions, state, nowMs }: PublishedPanelProps & LookBackProps) => (
  <Panel name={WORDS.lookBackName} title={WORDS.lookBack} state={state} nowMs={nowMs}>
    <LookBackTable lookBack={lookBack} regions={regions} />
  </Panel>
);

export const LookBackTable = ({ lookBack: { rows, totals }, regions }: LookBackProps) => {
  const text = useText();
  const hasTotals = LOOK_BACK_COUNTS.some((count) => totals[count] !== null);
  const [stated] = rows.flatMap(({ figures }) => Object.values(figures)).filter((figure) => figure !== null);
  return (
    <div className={styles['scroll']}>
      <table className={styles['counts']} aria-label={text(WORDS.lookBack)}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.place)}</th>
            {LOOK_BACK_COUNTS.map((count) => (
              <th key={count} scope="col">
                {text(COUNT_WORDS[count])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ adcode, figures }) => (
            <tr key={adcode} data-region-row={adcode}>
              <th scope="row">
                {adcode === COUNTRY_ADCODE ? text(WORDS.national) : (regions.get(adcode)?.name ?? adcode)}
              </th>
              {LOOK_BACK_COUNTS.map((count) => (
                <td key={count}>
                  <Count figure={figures[count]} regions={regions} />
                </td>
              ))}
            </tr>
          ))}
          {hasTotals ? (
            <tr className={styles['total']}>
              <th scope="row">{text(WORDS.total)}</th>
              {LOOK_BACK_COUNTS.map((count) => (
                <td key={count} data-total={count}>
                  <Count figure={totals[count]} regions={regions} />
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
      {stated === undefined ? null : (
        <p className={styles['note']} lang="zh-CN">
          {text(WORDS.asOf)} <small>{stated.asOf}</small> · <small>{stated.source}</small>
        </p>
      )}
      {hasTotals ? (
        <p className={styles['note']}>
          <small>{text(WORDS.otherReview)}</small>
        </p>
      ) : null}
    </div>
  );
};

const Count = ({ figure, regions }: { readonly figure: PublishedFigure | null; readonly regions: RegionIndex }) => {
  if (figure === null) return <NotPublished />;
  return <PublishedValue figure={figure} place={regions.get(figure.adcode)?.name ?? figure.adcode} hasUnit={false} />;
};
