import { ATTRIBUTED_CAUSES } from '../../domain/change-attribution-balance.ts';
import type { AttributedCause } from '../../domain/change-attribution-chain.ts';
import { CAUSE_WORDS } from '../../domain/change-attribution-words.ts';
import { formatChinaTime } from '../../domain/clock.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatIso } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './change-report.module.css';
import { Findings } from './findings.tsx';
import type { ChangeProps } from './props.ts';
import { changeFigures, toCauseSpec, type ToChangeFigure } from './to-change-figures.ts';
import { WORDS } from './words.ts';

interface SummaryProps extends ChangeProps {
  /** Cause that the list below shows; `null`: every one. */
  readonly cause: AttributedCause | null;
  readonly onCause: (cause: AttributedCause | null) => void;
}

/** 变化与原因: how many changes between two times, and what they are put down to. */
export const ChangeSummary = (props: SummaryProps) => {
  const { answer, state, nowMs } = props;
  const text = useText();
  const language = useLanguage();
  const toFigure = changeFigures(props, language);
  return (
    <Panel name={WORDS.summaryName} title={WORDS.summary} state={state} nowMs={nowMs} placeholderRows={8}>
      {answer === null ? null : (
        <>
          {answer.isAhead ? (
            <>
              <p className={styles['warn']}>{text(WORDS.ahead)}</p>
              <Headline {...props} toFigure={toFigure} />
            </>
          ) : (
            <>
              <p className={styles['times']}>
                {formatChinaTime(answer.fromMs)} → {formatChinaTime(answer.toMs)} · {text(WORDS.chinaTime)}
                {answer.recordsAsOf === null ? null : ` · ${text(WORDS.recordsAsOf)} ${formatIso(answer.recordsAsOf)}`}
              </p>
              <div className={styles['summary']}>
                <Headline {...props} toFigure={toFigure} />
                <Causes {...props} toFigure={toFigure} />
              </div>
              <Findings {...props} toFigure={toFigure} />
            </>
          )}
          {isFiltered({ ...props.scope.filter, kinds: null }) ? (
            <p className={styles['note']}>{text(WORDS.filterNote)}</p>
          ) : null}
        </>
      )}
    </Panel>
  );
};

type PartProps = SummaryProps & { readonly toFigure: ToChangeFigure };

const Headline = ({ answer, toFigure }: PartProps) => {
  const text = useText();
  if (answer === null) return null;
  // What has not come yet is not known, and not 0.
  const { changes, sitesBefore, sitesAfter } = answer.isAhead
    ? { changes: null, sitesBefore: null, sitesAfter: null }
    : answer;
  const sites = { unit: WORDS.sites } as const;
  return (
    <dl className={styles['figures']}>
      <div data-is-main="">
        <dt>{text(WORDS.changes)}</dt>
        <dd>
          <Figure
            figure={toFigure({ name: 'changes', title: WORDS.changes, value: changes })}
            unit={text(WORDS.unit)}
          />
        </dd>
      </div>
      <div>
        <dt>{text(WORDS.sitesBefore)}</dt>
        <dd>
          <Figure
            figure={toFigure({ name: 'state-before', title: WORDS.sitesBefore, value: sitesBefore, ...sites })}
            unit={text(WORDS.sites)}
          />
        </dd>
      </div>
      <div>
        <dt>{text(WORDS.sitesAfter)}</dt>
        <dd>
          <Figure
            figure={toFigure({ name: 'state-after', title: WORDS.sitesAfter, value: sitesAfter, ...sites })}
            unit={text(WORDS.sites)}
          />
        </dd>
      </div>
    </dl>
  );
};

/** Bars on one axis; a click lists the changes of the cause. What no record explains is hatched. */
const Causes = ({ answer, toFigure, cause: chosen, onCause }: PartProps) => {
  const text = useText();
  if (answer === null) return null;
  const largest = Math.max(1, ...Object.values(answer.byCause));
  return (
    <ul className={styles['causes']}>
      {ATTRIBUTED_CAUSES.map((cause) => {
        const count = answer.byCause[cause];
        return (
          <li key={cause} data-cause-row={cause}>
            <button
              type="button"
              className={styles['cause']}
              aria-pressed={chosen === cause}
              disabled={count === 0}
              onClick={() => onCause(chosen === cause ? null : cause)}
            >
              {text(CAUSE_WORDS[cause])}
            </button>
            <span className={styles['track']} aria-hidden="true">
              <i
                style={{ width: `${(count / largest) * 100}%` }}
                data-is-hatched={cause === 'unexplained' || cause === 'unknown' ? '' : undefined}
              />
            </span>
            <Figure figure={toFigure(toCauseSpec(cause, count))} unit={text(WORDS.unit)} />
          </li>
        );
      })}
    </ul>
  );
};
