import type { KindForecast } from '../../domain/analyses/forecast.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './forecast-outlook.module.css';
import type { ForecastProps } from './props.ts';
import { toDate, toNextDeadline, toNoNeedWords } from './to-date-words.ts';
import { useForecastFigures } from './use-forecast-figures.ts';
import { WORDS } from './words.ts';

interface KindsProps extends ForecastProps {
  readonly onKind: (kind: string) => void;
}

/** Every register of the filter by itself. */
export const ForecastKinds = (props: KindsProps) => {
  const { answer, state, nowMs, kinds } = props;
  const text = useText();
  const without = kinds.filter(({ id }) => answer?.without.includes(id)).map(({ words }) => text(words.shortName));
  return (
    <Panel
      name={WORDS.kindsName}
      title={WORDS.kindsTitle}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {answer === null ? null : (
        <>
          <div className={styles['scroller']}>
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{text(WORDS.kind)}</th>
                  <th scope="col">{text(WORDS.missing)}</th>
                  <th scope="col">P50</th>
                  <th scope="col">P80</th>
                  <th scope="col">{text(WORDS.rateShort)}</th>
                  <th scope="col">{text(WORDS.neededShort)}</th>
                </tr>
              </thead>
              <tbody>
                {answer.kinds.map((each) => (
                  <Row key={each.kind} each={each} {...props} />
                ))}
              </tbody>
            </table>
          </div>
          <p className={styles['note']}>{text(WORDS.kindsNote)}</p>
          {without.length === 0 ? null : (
            <p className={styles['stateLine']}>
              {text(WORDS.without)}
              {without.join(text({ zh: '、', en: ', ' }))}
            </p>
          )}
        </>
      )}
    </Panel>
  );
};

const Row = ({ each, ...props }: KindsProps & { readonly each: KindForecast }) => {
  const { kinds, focus, onKind, answer } = props;
  const text = useText();
  const figures = useForecastFigures(props);
  const kind = kinds.find(({ id }) => id === each.kind);
  const { forecast } = each;
  const next = toNextDeadline(forecast.deadlines);
  const title = answer?.deadlines.find(({ id }) => id === next?.id)?.title ?? null;
  return (
    <tr aria-current={each.kind === focus ? 'true' : undefined}>
      <th scope="row">
        <button type="button" onClick={() => onKind(each.kind)}>
          {kind === undefined ? each.kind : text(kind.words.shortName)}
        </button>
      </th>
      <td>
        <Figure
          figure={figures.count(each, {
            name: 'forecast-missing',
            value: forecast.missing,
            title: WORDS.missing,
            definition: WORDS.missingNote,
          })}
        />
      </td>
      {(['p50', 'p80'] as const).map((quantile) => {
        const { reason } = toDate(forecast.outcome, quantile);
        return (
          <td key={quantile}>
            <Figure figure={figures.date(each, quantile)} instead={reason === null ? undefined : text(reason)} />
          </td>
        );
      })}
      <td>
        <Figure format="number" figure={figures.rate(each)} />
      </td>
      <td>
        <Figure
          format="number"
          instead={next === null ? text(toNoNeedWords(forecast.deadlines)) : undefined}
          figure={figures.needed(each, next, title)}
        />
      </td>
    </tr>
  );
};
