import type { ReactNode } from 'react';
import { describeOutcome } from '../../domain/forecast-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './forecast-outlook.module.css';
import type { ForecastProps, KnownProps } from './props.ts';
import { toDate, toNextDeadline, toNoNeedWords } from './to-date-words.ts';
import { useForecastFigures } from './use-forecast-figures.ts';
import { WORDS } from './words.ts';

/** Both dates of the focus, the pace it keeps and the pace its next deadline needs. */
export const ForecastOutlook = (props: ForecastProps & { readonly own: KnownProps['own'] | null }) => {
  const { answer, own, state, nowMs, kinds, focus } = props;
  const text = useText();
  const kind = kinds.find(({ id }) => id === focus);
  return (
    <Panel
      name={WORDS.outlookName}
      title={WORDS.outlookTitle}
      note={kind === undefined ? undefined : text(kind.words.name)}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {answer === null ? null : own === null ? (
        <p className={styles['note']}>{text(WORDS.noHistory)}</p>
      ) : (
        <Known {...props} answer={answer} own={own} />
      )}
    </Panel>
  );
};

const Cell = ({
  name,
  isHero,
  children,
}: {
  readonly name: string;
  readonly isHero?: boolean;
  readonly children: ReactNode;
}) => (
  <div data-hero={isHero}>
    <dt className={styles['itemName']}>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Known = (props: KnownProps) => {
  const { own, answer, scope } = props;
  const text = useText();
  const figures = useForecastFigures(props);
  const { forecast } = own;
  const next = toNextDeadline(forecast.deadlines);
  const title = answer.deadlines.find(({ id }) => id === next?.id)?.title ?? null;
  const dates = (['p50', 'p80'] as const).map((quantile) => {
    const { reason } = toDate(forecast.outcome, quantile);
    return (
      <Cell key={quantile} name={text(WORDS[quantile])} isHero>
        <Figure figure={figures.date(own, quantile)} instead={reason === null ? undefined : text(reason)} />
      </Cell>
    );
  });
  const { links, period, reasons } = scope.filter;
  const told = [
    ...(forecast.outcome.state === 'dated' ? [] : [text(describeOutcome(forecast.outcome))]),
    ...(own.undated === 0 ? [] : [`${formatCount(own.undated)} ${text(WORDS.undated)}`]),
    ...(links === null && period === null && reasons === null ? [] : [text(WORDS.notObeyed)]),
  ];
  return (
    <>
      <dl className={styles['cells']}>
        {dates}
        <Cell name={text(WORDS.missing)}>
          <Figure
            unit={text(WORDS.sites)}
            figure={figures.count(own, {
              name: 'forecast-missing',
              value: forecast.missing,
              title: WORDS.missing,
              definition: WORDS.missingNote,
            })}
          />
        </Cell>
        <Cell name={text(WORDS.rate)}>
          <Figure
            format="number"
            {...(forecast.rate === null ? { instead: text(WORDS.rateUnknown) } : { unit: text(WORDS.perWeek) })}
            figure={figures.rate(own)}
          />
        </Cell>
        <Cell name={text(WORDS.needed)}>
          <Figure
            format="number"
            {...(next === null ? { instead: text(toNoNeedWords(forecast.deadlines)) } : { unit: text(WORDS.perWeek) })}
            figure={figures.needed(own, next, title)}
          />
        </Cell>
      </dl>
      {told.map((line) => (
        <p key={line} className={styles['stateLine']}>
          {line}
        </p>
      ))}
    </>
  );
};
