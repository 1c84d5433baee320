import { useState } from 'react';
import type { BoardLane, RegionCounts } from '../../domain/analyses/rectification-board.ts';
import { listWords } from '../../domain/rectification-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './by-region.module.css';
import { COUNT_SPECS, itemFigures } from './item-figures.ts';
import type { ItemsPanelProps } from './props.ts';
import { WORDS } from './words.ts';

interface ByRegionProps extends ItemsPanelProps {
  readonly onGoTo: (adcode: string) => void;
}

const RELATION_WORDS = { own: WORDS.own, unplaced: WORDS.unplaced } as const;

/** Most overdue first, then most open; what is no child comes last. */
const compare = (a: RegionCounts, b: RegionCounts): number =>
  Number(a.relation !== 'child') - Number(b.relation !== 'child') ||
  b.counts.overdue - a.counts.overdue ||
  b.counts.open - a.counts.open ||
  b.counts.total - a.counts.total;

/** 分区整改: one list over the divisions below; they and the region's own items add up to the list. */
export const ItemsByRegion = (props: ByRegionProps) => {
  const { answer, state, nowMs } = props;
  const text = useText();
  const [listType, setListType] = useState<string | null>(null);
  const lanes = answer?.lanes ?? [];
  const lane = lanes.find((each) => each.listType === listType) ?? lanes[0];
  return (
    <Panel
      name={WORDS.regionsName}
      title={WORDS.regionsTitle}
      note={lane === undefined ? '' : `${text(listWords(lane.listType))} · ${text(WORDS.regionsNote)}`}
      state={state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {lanes.length < 2 ? null : (
        <div className={styles['choices']}>
          <SegmentGroup label={text(WORDS.lists)}>
            {lanes.map((each) => (
              <ToggleButton key={each.listType} isPressed={each === lane} onToggle={() => setListType(each.listType)}>
                {text(listWords(each.listType))}
              </ToggleButton>
            ))}
          </SegmentGroup>
        </div>
      )}
      {lane === undefined ? (
        <p className={styles['note']}>{text(WORDS.nothingChosen)}</p>
      ) : lane.regions.every(({ relation }) => relation !== 'child') ? (
        <p className={styles['note']}>{text(WORDS.lowest)}</p>
      ) : (
        <Table {...props} lane={lane} />
      )}
    </Panel>
  );
};

const Table = ({ lane, scope, regions, onGoTo }: ByRegionProps & { readonly lane: BoardLane }) => {
  const text = useText();
  const toFigure = itemFigures(lane, scope, useLanguage());
  const rows = lane.regions.filter(({ counts }) => counts.total > 0).toSorted(compare);
  const empty = lane.regions.filter(({ counts }) => counts.total === 0).length;
  return (
    <>
      {/* What scrolls must be reachable for those who scroll by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={text(WORDS.regionsTitle)}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.region)}</th>
              {COUNT_SPECS.map(({ name, title }) => (
                <th key={name} scope="col">
                  {text(title)}
                </th>
              ))}
              <td className={styles['bar']} />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ adcode, relation, counts }) => {
              const child = relation === 'child' ? regions.get(adcode) : undefined;
              const name = child?.name ?? (relation === 'child' ? adcode : text(RELATION_WORDS[relation]));
              const region = child === undefined ? { ...scope.region, name } : { adcode, name };
              return (
                <tr key={`${relation} ${adcode}`} data-region-row={adcode} data-relation={relation}>
                  <th scope="row">
                    {child === undefined ? (
                      name
                    ) : (
                      <button type="button" className={styles['link']} onClick={() => onGoTo(adcode)}>
                        {name}
                      </button>
                    )}
                  </th>
                  {COUNT_SPECS.map(({ name: figure, title, format, toInput }) => (
                    <td key={figure}>
                      <Figure
                        figure={toFigure({
                          name: figure,
                          title,
                          ...toInput(counts),
                          region,
                          ...(relation === 'child' ? {} : { also: { part: relation } }),
                        })}
                        format={format}
                      />
                    </td>
                  ))}
                  <td className={styles['bar']} aria-hidden="true">
                    {counts.open === 0 ? null : (
                      <span>
                        <i style={{ width: `${(counts.overdue / counts.open) * 100}%` }} />
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {empty === 0 ? null : (
        <p className={styles['empty']}>
          {text(WORDS.withoutItems)} {formatCount(empty)}
        </p>
      )}
    </>
  );
};
