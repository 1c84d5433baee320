import { useMemo, useState } from 'react';
import type { ChartHover, ChartPick } from '../../charts/chart-option.ts';
import { Chart } from '../../charts/chart.tsx';
import { toRankingOption } from '../../charts/ranking-options.ts';
import { oldest, toFocusKind } from '../../domain/counting.ts';
import type { LinkCounts } from '../../domain/roll-up.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import type { Localised } from '../../domain/words.ts';
import { countFigures, type CountFigureInput, type ToCountFigure } from '../../ui/count-figure.ts';
import { EmptyFilter } from '../../ui/empty-filter.tsx';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatIso, formatRate } from '../../ui/format.ts';
import { HoverNote } from '../../ui/hover-note.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import type { RankingProps } from './props.ts';
import styles from './ranking.module.css';
import { toRanking, toRankingScale, type RankedRegion, type RankingMeasure, type RestRow } from './to-ranking.ts';
import { UNITS, WORDS, titleOf } from './words.ts';

const DEFAULT_ROW_LIMIT = 12;

/** Regions below the one on screen, worst first by what nobody sees; a row or its bar drills. */
export const Ranking = (props: RankingProps) => {
  const { kinds, scope, regions, state, rowLimit = DEFAULT_ROW_LIMIT } = props;
  const text = useText();
  const language = useLanguage();
  const [measure, setMeasure] = useState<RankingMeasure>('missing');
  const kindId = toFocusKind(
    kinds.map(({ id }) => id),
    scope.filter,
  );
  const kind = kinds.find(({ id }) => id === kindId);
  const ranking = useMemo(() => toRanking(scope, kindId ?? '', measure, rowLimit), [scope, kindId, measure, rowLimit]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const first = ranking.rows[0];
  const level = first === undefined ? undefined : regions.get(first.adcode)?.level;
  const isLeaf = scope.rollUp !== null && scope.rollUp.children.length === 0;
  if (kind === undefined) return null;
  return (
    <Panel
      name={WORDS.name}
      title={titleOf(measure, level)}
      note={text(kind.words.shortName)}
      state={state}
      placeholderRows={8}
      {...(props.nowMs === undefined ? {} : { nowMs: props.nowMs })}
      aside={
        <SegmentGroup label={text(WORDS.measure)}>
          <ToggleButton isPressed={measure === 'missing'} onToggle={() => setMeasure('missing')}>
            {text(WORDS.byMissing)}
          </ToggleButton>
          <ToggleButton isPressed={measure === 'rate'} onToggle={() => setMeasure('rate')}>
            {text(WORDS.byRate)}
          </ToggleButton>
        </SegmentGroup>
      }
    >
      {ranking.rows.length === 0 && !isLeaf && props.onClear !== undefined ? (
        <EmptyFilter isFiltered={isFiltered(scope.filter)} onClear={props.onClear} />
      ) : ranking.rows.length === 0 ? (
        <p className={styles['empty']}>{text(isLeaf ? WORDS.noChildren : WORDS.nothing)}</p>
      ) : (
        <Table {...{ ...props, kind, ranking, measure, toFigure }} />
      )}
    </Panel>
  );
};

interface TableProps extends RankingProps {
  readonly kind: RankingProps['kinds'][number];
  readonly ranking: ReturnType<typeof toRanking>;
  readonly measure: RankingMeasure;
  readonly toFigure: ToCountFigure;
}

/** The rows are the chart's table: names, figures and buttons are text, only the bars between them are drawn. */
const Table = (props: TableProps) => {
  const { kind, ranking, measure, toFigure, scope, regions, palette, onDrill } = props;
  const text = useText();
  const { rows } = ranking;
  const notes = toNotes(ranking, text);
  const scale = toRankingScale(props.unfiltered ?? scope.rollUp, kind.id);
  const option = useMemo(() => {
    const bars = rows.map(({ adcode, links }) => ({
      name: regions.get(adcode)?.shortName ?? adcode,
      notLinked: links.notLinked,
      linkedRate: links.linkedRate,
    }));
    return toRankingOption(bars, measure, palette, scale);
  }, [rows, regions, measure, palette, scale]);
  const [hover, setHover] = useState<ChartHover | null>(null);
  const hovered = hover === null ? undefined : rows[hover.dataIndex];
  const pick = ({ dataIndex }: ChartPick): void => {
    const row = rows[dataIndex];
    setHover(null);
    if (row !== undefined) onDrill(row.adcode);
  };
  const filter = { ...scope.filter, kinds: null, links: null };
  return (
    <>
      <p className={`${styles['row']} ${styles['heads']}`} aria-hidden="true">
        <span className={styles['count']}>{text(WORDS.notLinked)}</span>
        <span className={styles['rate']}>{text(WORDS.linkedRate)}</span>
      </p>
      <div className={styles['table']} style={{ gridTemplateRows: `repeat(${rows.length}, var(--row-rank))` }}>
        <div className={styles['chart']} style={{ gridRow: `1 / span ${rows.length}` }}>
          <Chart option={option} onPick={pick} onHover={setHover} className={styles['canvas']} />
        </div>
        <ol className={styles['rows']}>
          {rows.map((row) => (
            <Row key={row.adcode} {...{ row, regions, kind, filter, measure, toFigure, onDrill }} />
          ))}
        </ol>
      </div>
      {ranking.rest === null ? null : (
        <Rest rest={ranking.rest} {...{ rows, regions, kind, filter, toFigure, measure }} notes={notes} />
      )}
      {ranking.rest !== null || notes === '' ? null : <p className={styles['notes']}>{notes}</p>}
      {hover === null || hovered === undefined ? null : (
        <HoverNote x={hover.clientX} y={hover.clientY} lines={toNoteLines(hovered, regions, text)} />
      )}
    </>
  );
};

/** The figures once more, with numerator, denominator and date. */
const toNoteLines = (
  { adcode, links, counts }: RankedRegion,
  regions: RankingProps['regions'],
  text: (words: Localised) => string,
): readonly string[] => {
  const asOf = oldest(counts);
  const linked = `${formatCount(links.linked)} / ${formatCount(links.registered)}`;
  return [
    regions.get(adcode)?.name ?? adcode,
    `${text(WORDS.notLinked)} ${formatCount(links.notLinked)} / ${text(WORDS.registered)} ${formatCount(links.registered)}`,
    `${text(WORDS.linkedRate)} ${formatRate(links.linkedRate)} % = ${linked}`,
    ...(asOf === null ? [] : [`${text(WORDS.asOf)} ${formatIso(asOf)}`]),
  ];
};

interface FiguresProps {
  readonly kind: RankingProps['kinds'][number];
  readonly filter: CountFigureInput['filter'];
  readonly measure: RankingMeasure;
  readonly toFigure: ToCountFigure;
}

/** Number not linked and rate, with the register's numerator and denominator behind them. */
const Figures = (
  props: FiguresProps & {
    readonly links: LinkCounts;
    readonly counts: CountFigureInput['counts'];
    readonly region: { readonly adcode: string; readonly name: string };
    readonly isRegion: boolean;
  },
) => {
  const { kind, filter, toFigure, links, counts, region, isRegion } = props;
  const shared = { kind: kind.id, unit: kind.words.unit, counts, filter, region };
  const prefix = isRegion ? '' : 'rest-';
  return (
    <>
      <Figure
        className={styles['count']}
        figure={toFigure({ ...shared, name: `${prefix}not-linked`, value: links.notLinked, title: WORDS.notLinked })}
      />
      <Figure
        className={styles['rate']}
        format="rate"
        figure={toFigure({
          ...shared,
          name: `${prefix}linked-rate`,
          value: links.linkedRate,
          title: WORDS.linkedRate,
          numerator: { label: WORDS.linked, value: links.linked },
          denominator: { label: WORDS.registered, value: links.registered },
        })}
      />
    </>
  );
};

const Row = (
  props: FiguresProps & {
    readonly row: RankedRegion;
    readonly regions: RankingProps['regions'];
    readonly onDrill: (adcode: string) => void;
  },
) => {
  const { row, regions, onDrill } = props;
  const text = useText();
  const region = regions.get(row.adcode);
  const name = region?.shortName ?? row.adcode;
  return (
    <li className={styles['row']} data-region={row.adcode}>
      <button
        type="button"
        className={styles['name']}
        title={region?.name}
        aria-label={`${text(WORDS.drill)} ${name}`}
        onClick={() => onDrill(row.adcode)}
      >
        {name}
      </button>
      <Figures
        {...props}
        links={row.links}
        counts={row.counts}
        region={{ adcode: row.adcode, name: region?.name ?? row.adcode }}
        isRegion
      />
    </li>
  );
};

/** A top list ends with the rest and its sum. */
const Rest = (
  props: FiguresProps & {
    readonly rest: RestRow;
    readonly rows: readonly RankedRegion[];
    readonly regions: RankingProps['regions'];
    /** What is in no row, said on the same line. */
    readonly notes: string;
  },
) => {
  const { rest, rows, regions, notes } = props;
  const text = useText();
  const first = rows[0];
  const level = (first === undefined ? undefined : regions.get(first.adcode)?.level) ?? 'county';
  const name = `${text(WORDS.rest)} ${rest.regionCount} ${text(UNITS[level])}`;
  return (
    <p className={`${styles['row']} ${styles['rest']}`}>
      <span className={styles['restName']}>{notes === '' ? name : `${name} · ${notes}`}</span>
      <Figures {...props} links={rest.links} counts={rest.counts} region={{ adcode: '', name }} isRegion={false} />
    </p>
  );
};

const toNotes = (ranking: ReturnType<typeof toRanking>, text: (words: Localised) => string): string =>
  [
    ...(ranking.emptyCount === 0 ? [] : [`${text(WORDS.noRegister)} ${ranking.emptyCount}`]),
    ...(ranking.unplaced === null ? [] : [`${text(WORDS.unplaced)} ${formatCount(ranking.unplaced.registered)}`]),
  ].join(' · ');
