import { useMemo } from 'react';
import type { PublishedFigure } from '../../domain/published-figure.ts';
import {
  toLookBack,
  toPublishedScope,
  toPublishedTopics,
  toStateMatrices,
} from '../../domain/published-figure-tables.ts';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { formatCount } from '../../ui/format.ts';
import { LookBackPanel, LookBackTable } from './look-back.tsx';
import { MatrixPanel, MatrixTable } from './matrix.tsx';
import type { PublishedBoardProps } from './props.ts';
import styles from './published-board.module.css';
import { Recomputations } from './recomputations.tsx';
import { PublishedTopics } from './topics.tsx';
import { WORDS } from './words.ts';

/** 公布值: everything that was published for a region, apart from what is counted today, and what follows from it. */
export const PublishedBoard = (props: PublishedBoardProps) => {
  const { figures, region, regions, state, nowMs, isComplete, unreadable } = props;
  const text = useText();
  const { own, above } = useMemo(() => toPublishedScope(figures ?? [], region, regions), [figures, region, regions]);
  const lookBack = useMemo(() => toLookBack(own), [own]);
  const matrices = useMemo(() => toStateMatrices(own), [own]);
  const shared = { state, nowMs, regions };
  return (
    <>
      <Panel
        name={WORDS.boardName}
        title={WORDS.board}
        note={text(WORDS.boardNote)}
        state={state}
        nowMs={nowMs}
        placeholderRows={12}
      >
        {own.length === 0 ? (
          <p className={styles['note']}>{text(above.length === 0 ? WORDS.nothingAbove : WORDS.nothing)}</p>
        ) : toPublishedTopics(own).length === 0 ? (
          <p className={styles['note']}>{text(WORDS.inTables)}</p>
        ) : (
          <PublishedTopics figures={own} region={region} regions={regions} />
        )}
        {isComplete ? null : <p className={styles['note']}>{text(WORDS.incomplete)}</p>}
        {unreadable === 0 ? null : (
          <p className={styles['note']} data-unreadable={unreadable}>
            {text(WORDS.unreadable)} <small>{formatCount(unreadable)}</small>
          </p>
        )}
      </Panel>
      {figures === null ? null : (
        <>
          {above.map((each) => (
            <Panel
              key={each.region.adcode}
              name={{ zh: `${each.region.name}的公布值`, en: `Published for ${each.region.name}` }}
              title={{ zh: `${each.region.name}的公布值`, en: `Published for ${each.region.name}` }}
              note={text(WORDS.above)}
              state={state}
              nowMs={nowMs}
            >
              <PublishedTopics figures={each.figures} region={each.region} regions={regions} />
              <Tables {...shared} figures={each.figures} />
            </Panel>
          ))}
          {lookBack === null && matrices.length === 0 ? null : (
            <div className={styles['pair']}>
              {lookBack === null ? null : <LookBackPanel {...shared} lookBack={lookBack} />}
              {matrices.map((matrix) => (
                <MatrixPanel key={matrix.topic ?? ''} {...shared} matrix={matrix} />
              ))}
            </div>
          )}
          <Recomputations {...shared} figures={figures} own={own} region={region} />
        </>
      )}
    </>
  );
};

/** Look-back and matrix of a division above, inside its own panel. */
const Tables = ({
  figures,
  regions,
}: Pick<PublishedBoardProps, 'regions'> & { readonly figures: readonly PublishedFigure[] }) => {
  const lookBack = toLookBack(figures);
  return (
    <div className={styles['pair']}>
      {lookBack === null ? null : <LookBackTable lookBack={lookBack} regions={regions} />}
      {toStateMatrices(figures).map((matrix) => (
        <MatrixTable key={matrix.topic ?? ''} matrix={matrix} regions={regions} />
      ))}
    </div>
  );
};
