import { useMemo, useState } from 'react';
import type { ChartHover, ChartPick } from '../../charts/chart-option.ts';
import { Chart } from '../../charts/chart.tsx';
import { toLevelMixOption } from '../../charts/level-mix-options.ts';
import { oldest } from '../../domain/counting.ts';
import { LEVEL_KEYS, LEVEL_WORDS, type LevelKey } from '../../domain/levels.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import { togglePart, toggleValue } from '../../domain/toggle-filter.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { EmptyFilter } from '../../ui/empty-filter.tsx';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatIso, formatRate } from '../../ui/format.ts';
import { HoverNote } from '../../ui/hover-note.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './level-mix.module.css';
import type { LevelMixProps } from './props.ts';
import { toLevelMix, type MixRow } from './to-level-mix.ts';
import { WORDS } from './words.ts';

/** One bar of levels for each kind; a part filters by its kind and level, a name by its kind. */
export const LevelMix = (props: LevelMixProps) => {
  const { kinds, scope, palette, state, onFilter } = props;
  const text = useText();
  const language = useLanguage();
  const kindIds = useMemo(() => kinds.map(({ id }) => id), [kinds]);
  const rows = useMemo(() => toLevelMix(scope, kindIds), [scope, kindIds]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const option = useMemo(() => {
    const bars = rows.map((row) => {
      const name = text(kinds.find(({ id }) => id === row.kind)?.words.name ?? { zh: row.kind, en: row.kind });
      return { name, counts: row.levels };
    });
    return toLevelMixOption(bars, palette);
  }, [rows, kinds, palette, text]);
  const [hover, setHover] = useState<ChartHover | null>(null);
  const note = hover === null ? null : toNoteLines(rows[hover.dataIndex], LEVEL_KEYS[hover.seriesIndex], kinds, text);
  const pick = ({ dataIndex, seriesIndex }: ChartPick): void => {
    const row = rows[dataIndex];
    const level = LEVEL_KEYS[seriesIndex];
    setHover(null);
    if (row !== undefined && level !== undefined)
      onFilter(togglePart(scope.filter, { kinds: [row.kind], levels: [level] }));
  };
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={scope.region.shortName}
      aside={text(WORDS.sites)}
      state={state}
      placeholderRows={5}
      {...(props.nowMs === undefined ? {} : { nowMs: props.nowMs })}
    >
      {rows.every(({ total }) => total === 0) && props.onClear !== undefined ? (
        <EmptyFilter isFiltered={isFiltered(scope.filter)} onClear={props.onClear} />
      ) : null}
      <div className={styles['table']}>
        <div className={styles['chart']}>
          <Chart option={option} onPick={pick} onHover={setHover} className={styles['canvas']} />
        </div>
        <ul>
          {rows.map((row) => {
            const kind = kinds.find(({ id }) => id === row.kind);
            if (kind === undefined) return null;
            const figure = toFigure({
              name: 'sites',
              kind: row.kind,
              value: row.total,
              title: kind.words.name,
              unit: kind.words.unit,
              counts: row.counts,
              filter: { ...scope.filter, kinds: null, levels: null },
            });
            return (
              <li key={row.kind} className={styles['row']}>
                <ToggleButton
                  look="plain"
                  className={styles['name']}
                  isPressed={scope.filter.kinds?.includes(row.kind) ?? false}
                  onToggle={() => onFilter({ kinds: toggleValue(scope.filter.kinds, row.kind, kindIds) })}
                >
                  {text(kind.words.shortName)}
                </ToggleButton>
                <span className="visually-hidden">{toSentence(row, text)}</span>
                <Figure figure={figure} className={styles['total']} />
              </li>
            );
          })}
        </ul>
      </div>
      {hover === null || note === null ? null : <HoverNote x={hover.clientX} y={hover.clientY} lines={note} />}
    </Panel>
  );
};

type Text = ReturnType<typeof useText>;

const levelName = (level: LevelKey, text: Text): string => {
  const { colour, severity } = LEVEL_WORDS[level];
  return `${text(colour)} ${text(severity)}`.trim();
};

/** Kind, then level with numerator, denominator and share, then the date. */
const toNoteLines = (
  row: MixRow | undefined,
  level: LevelKey | undefined,
  kinds: LevelMixProps['kinds'],
  text: Text,
): readonly string[] | null => {
  if (row === undefined || level === undefined || row.levels === null || !row.total) return null;
  const count = row.levels[level];
  const kind = kinds.find(({ id }) => id === row.kind);
  const asOf = oldest(row.counts);
  return [
    kind === undefined ? row.kind : text(kind.words.name),
    `${levelName(level, text)} ${formatCount(count)} / ${formatCount(row.total)} = ${formatRate(count / row.total)} %`,
    ...(asOf === null ? [] : [`${text(WORDS.asOf)} ${formatIso(asOf)}`]),
  ];
};

/** What the bar shows, for those who do not see it. */
const toSentence = (row: MixRow, text: Text): string =>
  LEVEL_KEYS.map((level) => `${levelName(level, text)} ${formatCount(row.levels?.[level] ?? null)}`).join(', ');
