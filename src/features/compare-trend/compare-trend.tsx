import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { TrendChart } from '../../charts/trend-chart.tsx';
import { countFigures } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatRate } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import type { ComparedTrend, CompareTrendProps } from './props.ts';
import { toTrend, type Trend } from './to-trend.ts';
import { TARGET_RATE, WORDS, trendSentence, undatedNote, versionNote } from './words.ts';
import styles from './compare-trend.module.css';

/** The linked rate of two years, one drawing a region, all on the same axes. */
export const CompareTrend = (props: CompareTrendProps) => {
  const text = useText();
  const { trends, root, kind } = props;
  const span = trends.find(({ history }) => history !== null)?.history?.days;
  return (
    <section className={styles['row']} aria-label={text(WORDS.title)}>
      <div className={styles['key']}>
        <h2 className={styles['title']}>{text(WORDS.title)}</h2>
        <p className={styles['note']}>
          {text(kind.words.name)}
          {span === undefined ? '' : ` · ${span[0]?.slice(0, 7)} – ${span.at(-1)?.slice(0, 7)}`}
        </p>
        <p className={styles['note']}>{text(WORDS.sameAxis)}</p>
        <p className={styles['lines']}>
          <span data-line="own">{text(WORDS.own)}</span>
          {root === null ? null : <span data-line="root">{root.name}</span>}
        </p>
      </div>
      {trends.map((trend) => (
        <div key={trend.scope.region.adcode} className={styles['cell']}>
          <TrendCell {...props} trend={trend} />
        </div>
      ))}
    </section>
  );
};

const TrendCell = (props: CompareTrendProps & { readonly trend: ComparedTrend }) => {
  const text = useText();
  const { trend, kind, root } = props;
  const own = useMemo(
    () => (trend.history === null ? null : toTrend(trend.history, kind.id)),
    [trend.history, kind.id],
  );
  const comparison = useMemo(() => (root === null ? null : toTrend(root.history, kind.id)), [root, kind.id]);
  if (own === null)
    return (
      <p className={styles['instead']} role="status">
        {trend.fault === null ? text(WORDS.loading) : `${text(WORDS.fault)}${trend.fault}`}
      </p>
    );
  const hasAnswered = trend.scope.rollUp?.region.kinds.some((counts) => counts.kind === kind.id) ?? true;
  if (!hasAnswered) return <p className={styles['instead']}>{text(WORDS.unanswered)}</p>;
  if (own.state !== 'ok') return <p className={styles['instead']}>{text(WORDS[own.state])}</p>;
  return <Drawing {...props} own={own} comparison={comparison} />;
};

type Drawn = Extract<Trend, { state: 'ok' }>;

interface DrawingProps extends CompareTrendProps {
  readonly trend: ComparedTrend;
  readonly own: Drawn;
  readonly comparison: Trend | null;
}

const Drawing = ({ own, comparison, trend, kind, kinds, palette }: DrawingProps) => {
  const text = useText();
  const input = useMemo(
    () => ({
      days: own.days,
      rates: own.rates,
      comparison: comparison?.state === 'ok' ? comparison.rates : null,
      target: TARGET_RATE,
    }),
    [own, comparison],
  );
  const first = own.rates.findIndex((rate) => rate !== null);
  const { region } = trend.scope;
  const [box, width] = useWidth();
  return (
    <div ref={box}>
      <TrendChart
        labels={width < TINY_PX ? 'none' : width < NARROW_PX ? 'few' : 'all'}
        trend={input}
        palette={palette}
        height="5rem"
        targetLabel={`${text(WORDS.target)} ${formatRate(TARGET_RATE, 0)}`}
        lastLabel={<LastRate own={own} trend={trend} kind={kind} kinds={kinds} />}
      />
      {first < 0 || own.last === null ? null : (
        <p className="visually-hidden">
          {text(
            trendSentence(
              region.name,
              own.days[first] ?? '',
              formatRate(own.rates[first] ?? null),
              own.last.day,
              formatRate(own.rates.at(-1) ?? null),
            ),
          )}
        </p>
      )}
      {own.versionDays.length === 0 ? null : <p className={styles['note']}>{text(versionNote(own.versionDays))}</p>}
      {own.undated > 0 ? <p className={styles['note']}>{text(undatedNote(own.undated))}</p> : null}
    </div>
  );
};

/** Below this the labels of half years lie on each other. */
const NARROW_PX = 400;
/** Below this those of years do as well. */
const TINY_PX = 230;

/** CSS px of the element that takes the ref. */
const useWidth = () => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(NARROW_PX);
  useLayoutEffect(() => {
    if (box.current === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? NARROW_PX));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
};

type LastRateProps = Pick<DrawingProps, 'own' | 'trend' | 'kind' | 'kinds'>;

const LastRate = ({ own, trend, kind, kinds }: LastRateProps) => {
  const language = useLanguage();
  const { last } = own;
  if (last === null) return null;
  const figure = countFigures(
    trend.scope,
    kinds,
    language,
  )({
    name: 'trend-linked-rate',
    kind: kind.id,
    value: own.rates.at(-1) ?? null,
    title: { zh: `${WORDS.linkedRate.zh} ${last.day}`, en: `${WORDS.linkedRate.en} ${last.day}` },
    unit: kind.words.unit,
    counts: own.counts,
    filter: { ...trend.scope.filter, kinds: null, links: null },
    numerator: { label: WORDS.linked, value: last.linked },
    denominator: { label: WORDS.registered, value: last.registered },
    definition: own.versionDays.length > 0 ? WORDS.definitionByVersion : WORDS.definition,
  });
  return <Figure figure={figure} format="rate" />;
};
