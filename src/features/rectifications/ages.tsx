import type { BoardLane } from '../../domain/analyses/rectification-board.ts';
import { AGE_BUCKETS, AGE_WORDS } from '../../domain/rectification-deadline.ts';
import { listWords } from '../../domain/rectification-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './ages.module.css';
import { itemFigures } from './item-figures.ts';
import type { ItemScope, ItemsPanelProps } from './props.ts';
import { WORDS } from './words.ts';

/** 未销号时长: open items of each chosen list by the days since they were found. */
export const Ages = ({ answer, scope, state, nowMs }: ItemsPanelProps) => {
  const text = useText();
  const lanes = (answer?.lanes ?? []).filter(({ counts }) => counts.open > 0);
  return (
    <Panel name={WORDS.agesName} title={WORDS.agesTitle} state={state} nowMs={nowMs} placeholderRows={5}>
      {lanes.length === 0 ? (
        <p className={styles['note']}>{text(WORDS.nothingChosen)}</p>
      ) : (
        <div className={styles['ages']}>
          {lanes.map((lane) => (
            <AgesOfList key={lane.listType} lane={lane} scope={scope} />
          ))}
        </div>
      )}
    </Panel>
  );
};

/** Bars of one list on an axis of its own: lists are different reviews and differ in size by a hundred. */
const AgesOfList = ({ lane, scope }: { readonly lane: BoardLane; readonly scope: ItemScope }) => {
  const text = useText();
  const toFigure = itemFigures(lane, scope, useLanguage());
  const buckets = AGE_BUCKETS.filter((bucket) => bucket !== 'unknown' || lane.ages[bucket] > 0);
  const most = Math.max(1, ...buckets.map((bucket) => lane.ages[bucket]));
  return (
    <table className={styles['list']} data-list={lane.listType}>
      <caption>{text(listWords(lane.listType))}</caption>
      <tbody>
        {buckets.map((bucket) => (
          <tr key={bucket} data-age={bucket}>
            <th scope="row">{text(AGE_WORDS[bucket])}</th>
            <td className={styles['bar']} aria-hidden="true">
              {lane.ages[bucket] === 0 ? null : (
                <span data-is-known={bucket !== 'unknown'} style={{ width: `${(lane.ages[bucket] / most) * 100}%` }} />
              )}
            </td>
            <td>
              <Figure
                figure={toFigure({
                  name: 'rectifications-by-age',
                  value: lane.ages[bucket],
                  title: AGE_WORDS[bucket],
                  definition: WORDS.ageDefinition,
                  also: { age: bucket },
                  denominator: { label: WORDS.open, value: lane.counts.open },
                })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
