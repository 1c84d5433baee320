import { useMemo } from 'react';
import { toClosedWords } from '../../domain/priority-words.ts';
import { countFigures, type ToCountFigure } from '../../ui/count-figure.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import styles from './batch-plan.module.css';
import { Notes } from './notes.tsx';
import type { BatchProps } from './props.ts';
import { QuotaField } from './quota-field.tsx';
import { toClosedBars, toClosedShares, type ClosedBar } from './to-closed-bars.ts';
import { WORDS } from './words.ts';

interface PlanProps extends BatchProps {
  readonly quota: number;
  readonly limits: { readonly min: number; readonly max: number };
  readonly onQuota: (quota: number) => void;
  /** Makes the file and hands it to the browser; resolves to its name. */
  readonly onExport: () => Promise<string | null>;
}

/** Figures of the batch, all about the same registers and filter. */
export const useBatchFigures = ({ scope, kinds, answer }: BatchProps): ToCountFigure => {
  const language = useLanguage();
  return useMemo(() => {
    const toFigure = countFigures(scope, kinds, language);
    const counts = answer?.byKind ?? [];
    return (input) => toFigure({ ...input, counts: input.counts.length > 0 ? input.counts : counts });
  }, [scope, kinds, language, answer]);
};

/** The quota, what it makes of the gap, and the same number chosen otherwise. */
export const BatchPlan = (props: PlanProps) => {
  const { answer, state, nowMs, quota, limits, onQuota } = props;
  const text = useText();
  return (
    <Panel
      name={WORDS.planName}
      title={WORDS.planTitle}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
      aside={
        answer === null || answer.size === 0 ? undefined : (
          <ExportButton isDisabled={false} label={WORDS.export} onExport={props.onExport} />
        )
      }
    >
      <QuotaField quota={quota} limits={limits} onQuota={onQuota} />
      {answer === null ? null : (
        <>
          <Sizes {...props} />
          {answer.candidates === 0 ? (
            <p className={styles['note']}>{text(WORDS.noGap)}</p>
          ) : (
            <ul
              className={styles['bars']}
              aria-label={text(toClosedWords(answer.size, toClosedShares(answer)) ?? WORDS.closed)}
            >
              {toClosedBars(answer).map((bar) => (
                <Bar key={bar.way} bar={bar} {...props} />
              ))}
            </ul>
          )}
          <Notes answer={answer} kinds={props.kinds} />
        </>
      )}
    </Panel>
  );
};

const Sizes = (props: PlanProps) => {
  const { answer, scope } = props;
  const text = useText();
  const toFigure = useBatchFigures(props);
  if (answer === null) return null;
  const shared = { unit: WORDS.sites, counts: [], filter: scope.filter };
  const { size, candidates, hindered } = answer;
  return (
    <dl className={styles['sizes']}>
      <div>
        <dt>{text(WORDS.size)}</dt>
        <dd className={styles['hero']}>
          <Figure
            unit={text(WORDS.sites)}
            figure={toFigure({
              ...shared,
              name: 'batch-size',
              value: size,
              title: WORDS.size,
              numerator: { label: WORDS.size, value: size },
              denominator: { label: WORDS.candidates, value: candidates },
              definition: WORDS.sizeNote,
            })}
          />
        </dd>
        {size > 0 && size === candidates ? <dd className={styles['note']}>{text(WORDS.all)}</dd> : null}
      </div>
      <div>
        <dt>{text(WORDS.candidates)}</dt>
        <dd>
          <Figure
            unit={text(WORDS.sites)}
            figure={toFigure({
              ...shared,
              name: 'batch-candidates',
              value: candidates,
              title: WORDS.candidates,
              definition: WORDS.candidatesNote,
            })}
          />
        </dd>
      </div>
      <div>
        <dt>{text(WORDS.hinderedCount)}</dt>
        <dd>
          <Figure
            unit={text(WORDS.sites)}
            figure={toFigure({
              ...shared,
              name: 'batch-hindered',
              value: hindered.total,
              title: WORDS.hinderedTitle,
            })}
          />
        </dd>
      </div>
    </dl>
  );
};

const Bar = ({ bar, ...props }: PlanProps & { readonly bar: ClosedBar }) => {
  const text = useText();
  const toFigure = useBatchFigures(props);
  const figure = toFigure({
    name: bar.name,
    value: bar.share,
    title: { zh: `${WORDS.closed.zh}：${bar.title.zh}`, en: `${WORDS.closed.en}: ${bar.title.en}` },
    unit: WORDS.points,
    counts: [],
    filter: props.scope.filter,
    numerator: { label: WORDS.closedScore, value: bar.score },
    denominator: { label: WORDS.gapScore, value: props.answer?.weightedGap ?? 0 },
    definition: bar.note,
  });
  return (
    <li className={styles['bar']} data-way={bar.way}>
      <span className={styles['barName']}>{text(bar.title)}</span>
      <ShareBar share={bar.share} tone={bar.way === 'batch' ? 'accent' : 'neutral'} />
      <Figure className={styles['barFigure']} format="rate" figure={figure} />
    </li>
  );
};
