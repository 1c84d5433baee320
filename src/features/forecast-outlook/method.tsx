import type { BackTest } from '../../domain/forecast-back-test.ts';
import { describeBackTest, describeMethod } from '../../domain/forecast-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './forecast-outlook.module.css';
import type { ForecastProps, KnownProps } from './props.ts';
import { useForecastFigures } from './use-forecast-figures.ts';
import { WORDS } from './words.ts';

/** How the dates come about, and how far off the same method was when it was tried on the past. */
export const ForecastMethod = (props: ForecastProps & { readonly own: KnownProps['own'] | null }) => {
  const { answer, own, state, nowMs } = props;
  const text = useText();
  return (
    <Panel
      name={WORDS.methodName}
      title={WORDS.methodTitle}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {answer === null ? null : own === null || own.forecast.pace === null ? (
        <p className={styles['note']}>{text(WORDS.noBackTest)}</p>
      ) : (
        <Known {...props} answer={answer} own={own} />
      )}
    </Panel>
  );
};

const Known = (props: KnownProps) => {
  const { forecast } = props.own;
  const text = useText();
  if (forecast.pace === null) return null;
  return (
    <>
      <p className={styles['stateLine']}>{text(describeMethod(forecast.pace, forecast))}</p>
      <div className={styles['scroller']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.ahead)}</th>
              <th scope="col">{text(WORDS.error)}</th>
              <th scope="col">{text(WORDS.points)}</th>
              <th scope="col">{text(WORDS.lastValue)}</th>
              <th scope="col">{text(WORDS.linear)}</th>
              <th scope="col">{text(WORDS.held)}</th>
            </tr>
          </thead>
          <tbody>
            {forecast.backTest.map((test) => (
              <Row key={test.horizonWeeks} test={test} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['note']}>{text(WORDS.backTestNote)}</p>
    </>
  );
};

const Row = ({ test, ...props }: KnownProps & { readonly test: BackTest }) => {
  const { own } = props;
  const text = useText();
  const figures = useForecastFigures(props);
  const { pace } = own.forecast;
  const scoreOf = (method: string) => test.scores.find((score) => score.method === method);
  const mine = scoreOf(pace ?? '');
  const definition = pace === null ? {} : { definition: describeBackTest(test, pace) };
  const error = (value: number | null, title: typeof WORDS.error | typeof WORDS.linear | typeof WORDS.lastValue) =>
    figures.count(own, { name: 'back-test-error', value, title, ...definition });
  const held = mine?.coverage ?? null;
  return (
    <tr>
      <th scope="row">
        {test.horizonWeeks} {text(WORDS.weeks)} · {test.origins} {text(WORDS.times)}
      </th>
      <td>
        <Figure format="number" digits={1} figure={error(mine?.medianErrorSites ?? null, WORDS.error)} />
      </td>
      <td>
        <Figure
          format="number"
          figure={figures.count(own, {
            name: 'back-test-error-points',
            value: mine?.medianErrorPoints ?? null,
            title: WORDS.error,
            ...definition,
          })}
        />
      </td>
      {(['last-value', 'linear'] as const).map((method) => (
        <td key={method}>
          <Figure
            format="number"
            digits={1}
            figure={error(
              scoreOf(method)?.medianErrorSites ?? null,
              method === 'linear' ? WORDS.linear : WORDS.lastValue,
            )}
          />
        </td>
      ))}
      <td>
        <Figure
          format="rate"
          figure={figures.count(own, {
            name: 'back-test-held',
            value: held,
            title: WORDS.held,
            unit: WORDS.times,
            ...(held === null
              ? {}
              : {
                  numerator: { label: WORDS.held, value: Math.round(held * test.origins) },
                  denominator: { label: WORDS.tries, value: test.origins },
                }),
            ...definition,
          })}
        />
      </td>
    </tr>
  );
};
