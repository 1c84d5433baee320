import { useState } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import type { Figure as FigureData } from '../../domain/figure.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import type { Language } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import styles from './region-worst.module.css';
import { WorstRow } from './worst-row.tsx';
import { WORDS } from './words.ts';

interface RegionWorstProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly regions: RegionIndex;
  /** adcode on screen. */
  readonly region: string;
  /** Worst first; `null` while loading. */
  readonly rows: readonly SiteRow[] | null;
  /** All that are red or not linked. */
  readonly total: number;
  /** False: nothing of any kind is registered. */
  readonly hasSites: boolean;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly onOpen: (row: SiteRow) => void;
}

const toTotal = ({ kinds, scope, total }: RegionWorstProps, language: Language): FigureData =>
  countFigures(
    scope,
    kinds,
    language,
  )({
    name: 'red-or-not-linked',
    value: total,
    title: WORDS.total,
    unit: WORDS.sites,
    counts: scope.rollUp?.region.kinds.filter(({ kind }) => kinds.some(({ id }) => id === kind)) ?? [],
    filter: { ...NO_FILTER, sources: scope.filter.sources },
    definition: WORDS.totalNote,
  });

/** The sites to look at first, each with why its level, why not linked, and who lives with it. */
export const RegionWorst = (props: RegionWorstProps) => {
  const { rows, total, state, nowMs, hasSites } = props;
  const text = useText();
  const language = useLanguage();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={text(WORDS.note)}
      state={rows === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={10}
      aside={
        rows === null || state.status === 'never' ? null : (
          <Figure figure={toTotal(props, language)} unit={text(WORDS.sites)} />
        )
      }
    >
      {rows === null || rows.length === 0 ? (
        <p className={styles['note']}>{text(hasSites ? WORDS.nothing : WORDS.noSites)}</p>
      ) : (
        <ol>
          {rows.map((row) => {
            const key = `${row.kind}:${row.source}:${row.id}`;
            return (
              <WorstRow
                key={key}
                {...props}
                row={row}
                isOpened={opened === key}
                onToggle={() => setOpened(opened === key ? null : key)}
              />
            );
          })}
        </ol>
      )}
      {rows !== null && rows.length < total && rows.length > 0 ? (
        <p className={styles['note']}>
          {text(WORDS.shown)} {formatCount(rows.length)} / <Figure figure={toTotal(props, language)} />
        </p>
      ) : null}
    </Panel>
  );
};
