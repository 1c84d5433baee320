import type { BatchSite } from '../../domain/analyses/batch.ts';
import { HINDRANCE_WORDS } from '../../domain/priority-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './batch-plan.module.css';
import { Pages } from './pages.tsx';
import { useBatchFigures } from './plan.tsx';
import type { BatchProps } from './props.ts';
import { SiteName } from './site-name.tsx';
import { WORDS } from './words.ts';

interface HinderedProps extends BatchProps {
  readonly offset: number;
  readonly pageSize: number;
  readonly onOffset: (offset: number) => void;
  readonly onSite: (site: BatchSite) => void;
}

/** Rows of the gap that cannot be connected, apart, with why. */
export const BatchHindered = (props: HinderedProps) => {
  const { answer, state, nowMs, scope, offset, pageSize, onOffset } = props;
  const text = useText();
  const toFigure = useBatchFigures(props);
  return (
    <Panel
      name={WORDS.hinderedName}
      title={WORDS.hinderedTitle}
      note={text(WORDS.hinderedNote)}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {answer === null ? null : answer.hindered.total === 0 ? (
        <p className={styles['note']}>{text(WORDS.noneHindered)}</p>
      ) : (
        <>
          <ul className={styles['hindrances']}>
            {answer.hindered.byReason.map(({ hindrance, count }) => (
              <li key={hindrance}>
                {text(HINDRANCE_WORDS[hindrance])}{' '}
                <Figure
                  unit={text(WORDS.sites)}
                  figure={toFigure({
                    name: 'batch-hindered-by-reason',
                    value: count,
                    title: HINDRANCE_WORDS[hindrance],
                    unit: WORDS.sites,
                    counts: [],
                    filter: scope.filter,
                    reason: hindrance,
                    numerator: { label: HINDRANCE_WORDS[hindrance], value: count },
                    denominator: { label: WORDS.hinderedTitle, value: answer.hindered.total },
                  })}
                />
              </li>
            ))}
          </ul>
          <ol className={styles['list']} start={offset + 1}>
            {answer.hindered.rows.slice(0, pageSize).map((row) => (
              <li
                key={`${row.source} ${row.kind} ${row.id}`}
                className={styles['hinderedRow']}
                data-site={`${row.kind}:${row.id}`}
              >
                <SiteName site={row} kinds={props.kinds} regions={props.regions} onSite={props.onSite} />
                <span className={styles['hindrance']}>{text(HINDRANCE_WORDS[row.hindrance])}</span>
              </li>
            ))}
          </ol>
          <Pages {...{ offset, onOffset }} size={pageSize} total={answer.hindered.total} />
        </>
      )}
    </Panel>
  );
};
