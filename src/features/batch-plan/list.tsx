import { useState } from 'react';
import type { BatchRow, BatchSite } from '../../domain/analyses/batch.ts';
import { toFactorWords, toScoreWords } from '../../domain/priority-words.ts';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './batch-plan.module.css';
import { Pages } from './pages.tsx';
import { useBatchFigures } from './plan.tsx';
import type { BatchProps } from './props.ts';
import { SiteName } from './site-name.tsx';
import { WORDS } from './words.ts';

interface ListProps extends BatchProps {
  readonly offset: number;
  readonly pageSize: number;
  readonly onOffset: (offset: number) => void;
  readonly onSite: (site: BatchSite) => void;
}

/** The sites of the batch, the most pressing first; each says how its score comes about. */
export const BatchList = (props: ListProps) => {
  const { answer, state, nowMs, offset, pageSize, onOffset } = props;
  const text = useText();
  const toFigure = useBatchFigures(props);
  return (
    <Panel
      name={WORDS.listName}
      title={WORDS.listTitle}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={12}
      aside={answer === null ? undefined : <Pages {...{ offset, onOffset }} size={pageSize} total={answer.size} />}
    >
      {answer === null ? null : answer.rows.length === 0 ? (
        <p className={styles['note']}>{text(WORDS.empty)}</p>
      ) : (
        <>
          <div className={styles['listHead']} aria-hidden="true">
            <span>{text(WORDS.place)}</span>
            <span>{text(WORDS.site)}</span>
            <span>{text(WORDS.score)}</span>
            <span>{text(WORDS.share)}</span>
            <span />
          </div>
          <ol className={styles['list']} start={offset + 1}>
            {answer.rows.map((row) => (
              <Row key={`${row.source} ${row.kind} ${row.id}`} row={row} toFigure={toFigure} {...props} />
            ))}
          </ol>
          <Pages {...{ offset, onOffset }} size={pageSize} total={answer.size} />
        </>
      )}
    </Panel>
  );
};

const Row = ({ row, toFigure, ...props }: ListProps & { readonly row: BatchRow; readonly toFigure: ToCountFigure }) => {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { scope, answer, onSite } = props;
  const shared = {
    unit: WORDS.points,
    counts: answer?.byKind.filter(({ kind, source }) => kind === row.kind && source === row.source) ?? [],
    filter: scope.filter,
    kind: row.kind,
  };
  return (
    <li className={styles['row']} data-site={`${row.kind}:${row.id}`}>
      <span className={styles['place']}>{row.place}</span>
      <SiteName site={row} kinds={props.kinds} regions={props.regions} onSite={onSite} />
      <Figure
        className={styles['score']}
        format="number"
        digits={1}
        figure={toFigure({
          ...shared,
          name: 'batch-score',
          value: row.score,
          title: WORDS.score,
          definition: toScoreWords(row.factors),
        })}
      />
      <Figure
        className={styles['share']}
        format="rate"
        figure={toFigure({
          ...shared,
          name: 'batch-row-share',
          value: row.share,
          title: WORDS.shareTitle,
          numerator: { label: WORDS.score, value: row.score },
          denominator: { label: WORDS.gapScore, value: answer?.weightedGap ?? 0 },
        })}
      />
      <button
        type="button"
        className={styles['why']}
        aria-expanded={isOpen}
        aria-label={`${text(WORDS.whyOf)} ${row.name}`}
        data-screen-only=""
        onClick={() => setIsOpen((wasOpen) => !wasOpen)}
      >
        {text(WORDS.why)}
      </button>
      {isOpen ? (
        <ul className={styles['factors']}>
          {row.factors.map((factor) => (
            <li key={factor.factor} data-factor={factor.factor} data-stood-in={factor.standIn !== null}>
              {text(toFactorWords(factor))}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
};
