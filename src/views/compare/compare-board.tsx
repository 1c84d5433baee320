import { useMemo } from 'react';
import type { Region } from '../../domain/region-index.ts';
import { paletteOf } from '../../domain/palette.ts';
import { CompareMaps } from '../../features/compare-maps/compare-maps.tsx';
import type { ComparedMap } from '../../features/compare-maps/props.ts';
import { CompareTable } from '../../features/compare-table/compare-table.tsx';
import { toCellFigure } from '../../features/compare-table/to-cell-figure.ts';
import { CompareTrend } from '../../features/compare-trend/compare-trend.tsx';
import type { HazardKind } from '../../hazards/define.ts';
import { useBoardConfig, useRegions } from '../../register/register-context.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import type { Theme } from '../../url/board-state.ts';
import { toCountMode } from '../../url/board-state.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { toKeyClasses } from '../explore/to-map-key.ts';
import { MEASURE_WORDS } from '../explore/words.ts';
import { toPicture } from './to-pictures.ts';
import type { BoundariesAnswer } from '../../map/use-boundaries.ts';
import { useComparedTrends, type Comparison } from './use-comparison.ts';
import { NUMBER_NOTES, WORDS } from './words.ts';
import styles from './compare.module.css';

export interface CompareBoardProps {
  readonly shown: readonly Region[];
  readonly comparison: Comparison;
  /** First visible register: what maps, trends and the first group of rows are about. */
  readonly focus: HazardKind;
  readonly boundaries: BoundariesAnswer;
  /** Daylight on paper, whatever the address says. */
  readonly theme: Theme;
  readonly onGoTo: (adcode: string) => void;
}

/** Maps, trends and table in columns that belong together. */
export const CompareBoard = (props: CompareBoardProps) => {
  const text = useText();
  const { comparison, shown } = props;
  return (
    // A region that scrolls must be reachable for those who scroll by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['board']} role="region" aria-label={text(WORDS.board)} tabIndex={0}>
      <div className={styles['columns']} style={{ '--compare-count': shown.length } as React.CSSProperties}>
        <Maps {...props} />
        <Trends {...props} />
        <h2 className="visually-hidden">{text(WORDS.table)}</h2>
        <CompareTable {...comparison.table} />
      </div>
    </div>
  );
};

const Maps = ({ shown, comparison, focus, boundaries, theme, onGoTo }: CompareBoardProps) => {
  const url = useUrlState();
  const { extent } = url;
  const mode = toCountMode(url.mode);
  const regions = useRegions();
  const { mapApprovalNumber } = useBoardConfig();
  const maps = useComparedMaps(shown, comparison);
  const level = regions.childrenOf(shown[0]?.adcode ?? '')[0]?.level ?? shown[0]?.level ?? 'county';
  const classes = useMemo(
    () =>
      toKeyClasses(
        maps.flatMap(({ fills }) => fills),
        mode,
        level,
      ),
    [maps, mode, level],
  );
  return (
    <CompareMaps
      maps={maps}
      boundaries={boundaries.boundaries}
      fault={boundaries.fault}
      theme={theme}
      extent={extent}
      fillNote={MEASURE_WORDS[mode].definition}
      numberNote={NUMBER_NOTES[mode]}
      register={focus.words.shortName}
      unit={focus.words.unit}
      classes={classes}
      approvalNumber={mapApprovalNumber}
      onGoTo={onGoTo}
    />
  );
};

const useComparedMaps = (shown: readonly Region[], comparison: Comparison): readonly ComparedMap[] => {
  const mode = toCountMode(useUrlState().mode);
  const regions = useRegions();
  const language = useLanguage();
  const { rollUps, filter, headRows, table } = comparison;
  const { kinds, populationSource } = table;
  const level = regions.childrenOf(shown[0]?.adcode ?? '')[0]?.level ?? shown[0]?.level ?? 'county';
  return shown.flatMap((region, index): ComparedMap[] => {
    const column = table.columns[index];
    if (column === undefined) return [];
    const kindIds = kinds.map(({ id }) => id);
    const rollUp = rollUps[index] ?? null;
    const picture = toPicture({ region, rollUp, regions, kindIds, filter, measure: mode, level });
    const [notLinked, rate] = headRows.flatMap((row) => {
      const cell = row.cells[index];
      return cell === undefined ? [] : [toCellFigure(row, cell, column, 2, { kinds, populationSource, language })];
    });
    return notLinked === undefined || rate === undefined ? [] : [{ region, ...picture, notLinked, rate }];
  });
};

const Trends = ({ comparison, focus, theme }: CompareBoardProps) => {
  const { rootRegion } = useUrlStore().context;
  const regions = useRegions();
  const scopes = comparison.table.columns.map(({ scope }) => scope);
  const { trends, root } = useComparedTrends(scopes, focus, rootRegion);
  const rootName = regions.get(rootRegion)?.shortName ?? '';
  return (
    <CompareTrend
      trends={trends}
      root={root === null ? null : { name: rootName, history: root }}
      kinds={comparison.table.kinds}
      kind={focus}
      palette={paletteOf(theme)}
    />
  );
};
