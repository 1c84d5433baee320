import type { ChildForecast } from '../../domain/analyses/forecast.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { DEFAULT_FORECAST_PARAMETERS } from '../../domain/forecast.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './forecast-outlook.module.css';
import type { ForecastProps, KnownProps } from './props.ts';
import { bySlowest, toDate, toNextDeadline, toNoNeedWords } from './to-date-words.ts';
import { useForecastFigures, type Subject } from './use-forecast-figures.ts';
import { WORDS } from './words.ts';

interface ChildrenProps extends ForecastProps {
  /** The focus in the region itself: its sources and as-of are the children's. */
  readonly own: KnownProps['own'] | null;
  readonly regions: RegionIndex;
  readonly onDrill: (adcode: string) => void;
}

/** The focus in each child of the region, the slowest first; left out where there are no children. */
export const ForecastChildren = (props: ChildrenProps) => {
  const { answer, own, state, nowMs } = props;
  const text = useText();
  if (own === null || answer?.children?.length === 0) return null;
  const rows = [...(answer?.children ?? [])].sort((a, b) => bySlowest(a.forecast, b.forecast));
  return (
    <Panel
      name={WORDS.childrenName}
      title={WORDS.childrenTitle}
      note={text(WORDS.childrenNote)}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={10}
    >
      <div className={styles['scroller']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {(['region', 'registered', 'linkedRate', 'missing'] as const).map((key) => (
                <th key={key} scope="col">
                  {text(WORDS[key])}
                </th>
              ))}
              <th scope="col">P50</th>
              <th scope="col">P80</th>
              <th scope="col">{text(WORDS.rateShort)}</th>
              <th scope="col">{text(WORDS.neededShort)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((child) => (
              <Row key={child.adcode ?? 'rest'} child={child} {...props} own={own} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
};

const Row = ({
  child,
  ...props
}: ChildrenProps & { readonly own: KnownProps['own']; readonly child: ChildForecast }) => {
  const { own, regions, onDrill, answer } = props;
  const text = useText();
  const figures = useForecastFigures(props);
  const { adcode, forecast } = child;
  const region = adcode === null ? undefined : regions.get(adcode);
  const subject: Subject = {
    kind: own.kind,
    sources: own.sources,
    asOf: own.asOf,
    ...(region === undefined ? {} : { region }),
    forecast: { ...forecast, parameters: DEFAULT_FORECAST_PARAMETERS },
  };
  const { registered, linked } = forecast;
  const next = toNextDeadline(forecast.deadlines);
  const title = answer?.deadlines.find(({ id }) => id === next?.id)?.title ?? null;
  return (
    <tr>
      <th scope="row">
        {region === undefined ? (
          text(WORDS.rest)
        ) : (
          <button type="button" onClick={() => onDrill(region.adcode)}>
            {region.shortName}
          </button>
        )}
      </th>
      <td>
        <Figure
          figure={figures.count(subject, { name: 'forecast-registered', value: registered, title: WORDS.registered })}
        />
      </td>
      <td>
        <Figure
          format="rate"
          figure={figures.count(subject, {
            name: 'forecast-linked-rate',
            value: registered === null || linked === null || registered <= 0 ? null : linked / registered,
            title: WORDS.linkedRate,
            numerator: { label: WORDS.linked, value: linked ?? 0 },
            denominator: { label: WORDS.registered, value: registered ?? 0 },
          })}
        />
      </td>
      <td>
        <Figure
          figure={figures.count(subject, {
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
            <Figure figure={figures.date(subject, quantile)} instead={reason === null ? undefined : text(reason)} />
          </td>
        );
      })}
      <td>
        <Figure format="number" figure={figures.rate(subject)} />
      </td>
      <td>
        <Figure
          format="number"
          instead={next === null ? text(toNoNeedWords(forecast.deadlines)) : undefined}
          figure={figures.needed(subject, next, title)}
        />
      </td>
    </tr>
  );
};
