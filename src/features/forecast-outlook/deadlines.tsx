import type { BoardDeadline } from '../../domain/deadlines.ts';
import { describeDeadline } from '../../domain/forecast-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './forecast-outlook.module.css';
import type { ForecastProps, KnownProps } from './props.ts';
import { useForecastFigures } from './use-forecast-figures.ts';
import { MEASURE_WORDS, WORDS } from './words.ts';

/** What the deadlines of the focus ask for, and those of which no past is known. */
export const ForecastDeadlines = (props: ForecastProps & { readonly own: KnownProps['own'] | null }) => {
  const { answer, state, nowMs, focus } = props;
  const text = useText();
  const listed = answer?.deadlines.filter(({ kind }) => kind === null || kind === focus) ?? [];
  return (
    <Panel
      name={WORDS.deadlinesName}
      title={WORDS.deadlinesTitle}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {answer === null ? null : (
        <>
          {listed.length === 0 ? <p className={styles['note']}>{text(WORDS.noDeadlines)}</p> : null}
          <ul className={styles['deadlines']}>
            {listed.map((deadline) => (
              <Deadline key={deadline.id} deadline={deadline} {...props} />
            ))}
          </ul>
          {answer.problems.length === 0 ? null : (
            <div className={styles['told']} role="status" data-notice="deadlines">
              {answer.problems.map((problem) => (
                <p key={problem.zh} className={styles['stateLine']}>
                  {text(WORDS.badDeadlines)}
                  {text(problem)}
                </p>
              ))}
            </div>
          )}
        </>
      )}
    </Panel>
  );
};

const Deadline = ({
  deadline,
  ...props
}: ForecastProps & { readonly own: KnownProps['own'] | null; readonly deadline: BoardDeadline }) => {
  const { own } = props;
  const text = useText();
  const figures = useForecastFigures(props);
  const outlook = own?.forecast.deadlines.find(({ id }) => id === deadline.id);
  return (
    <li data-deadline={deadline.id}>
      <p className={styles['deadlineName']}>
        <b>{text(deadline.title)}</b> <span>{text(MEASURE_WORDS[deadline.measure])}</span>
        <time dateTime={deadline.dueOn}>{deadline.dueOn}</time>
      </p>
      {deadline.measure !== 'linked' ? (
        <p className={styles['stateLine']}>{text(WORDS.noMeasureHistory)}</p>
      ) : own === null || outlook === undefined ? (
        <p className={styles['stateLine']}>{text(WORDS.noHistory)}</p>
      ) : outlook.state === 'ahead' ? (
        <dl className={styles['deadlineFigures']}>
          <div>
            <dt>{text(WORDS.neededShort)}</dt>
            <dd>
              <Figure
                format="number"
                unit={text(WORDS.perWeek)}
                figure={figures.needed(own, outlook, deadline.title)}
              />
            </dd>
          </div>
          <div>
            <dt>{text(WORDS.rateShort)}</dt>
            <dd>
              <Figure format="number" unit={text(WORDS.perWeek)} figure={figures.rate(own)} />
            </dd>
          </div>
          {outlook.probability === null ? null : (
            <div>
              <dt>{text(WORDS.probability)}</dt>
              <dd>
                <Figure format="rate" figure={figures.probability(own, outlook)} />
              </dd>
            </div>
          )}
        </dl>
      ) : (
        <p className={styles['stateLine']}>{text(describeDeadline(outlook, own.forecast.rate))}</p>
      )}
      <p className={styles['note']}>
        {text(WORDS.source)}
        {text({ zh: '：', en: ': ' })}
        {text(deadline.source)}
      </p>
    </li>
  );
};
