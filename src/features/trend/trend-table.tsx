import type { CountFigureInput, ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import type { Trend } from './to-trend.ts';
import { toWeekFigures } from './to-week-figure.ts';
import styles from './trend.module.css';
import { WORDS } from './words.ts';

interface TrendTableProps {
  readonly trend: Trend;
  readonly filter: CountFigureInput['filter'];
  readonly unit: CountFigureInput['unit'];
  readonly toFigure: ToCountFigure;
}

/** What the line shows, week by week, newest first. */
export const TrendTable = ({ trend, filter, unit, toFigure }: TrendTableProps) => {
  const text = useText();
  return (
    <div className={styles['scroller']}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{text(WORDS.weeks)}</caption>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.week)}</th>
            <th scope="col">{text(WORDS.registered)}</th>
            <th scope="col">{text(WORDS.linked)}</th>
            <th scope="col">{text(WORDS.linkedRate)} %</th>
          </tr>
        </thead>
        <tbody>
          {trend.weeks.toReversed().map((week) => {
            const figures = toWeekFigures(week, trend, filter, toFigure, { unit });
            return (
              <tr key={week.day}>
                <th scope="row">{week.day}</th>
                <td>
                  <Figure figure={figures.registered} />
                </td>
                <td>
                  <Figure figure={figures.linked} />
                </td>
                <td>
                  <Figure figure={figures.rate} format="rate" />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
