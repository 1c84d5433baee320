import { LEVEL_KEYS, type LevelKey } from '../domain/levels.ts';
import type { Palette } from '../domain/palette.ts';
import { BAR_WIDTH_PX, crossHatchDecal, toBareChart, type ChartOption } from './chart-option.ts';

export interface LevelMixBar {
  readonly name: string;
  /** `null` when no register answered: no bar, and not a bar of zeros. */
  readonly counts: Readonly<Record<LevelKey, number>> | null;
}

/** One bar of 100 % for each kind, red at the left, unassessed cross-hatched at the right. Series in LEVEL_KEYS order. */
export const toLevelMixOption = (bars: readonly LevelMixBar[], palette: Palette): ChartOption => {
  const totals = bars.map(({ counts }) =>
    counts === null ? 0 : LEVEL_KEYS.reduce((sum, level) => sum + counts[level], 0),
  );
  const bare = toBareChart(
    bars.map(({ name }) => name),
    1,
  );
  return {
    ...bare,
    series: LEVEL_KEYS.map((level) => ({
      type: 'bar' as const,
      stack: 'row',
      barWidth: BAR_WIDTH_PX,
      cursor: 'pointer',
      itemStyle: toItemStyle(level, palette),
      emphasis: { itemStyle: { borderColor: palette.accent, borderWidth: 2 } },
      data: bars.map(({ counts }, index) => {
        const total = totals[index] ?? 0;
        return counts === null || total === 0 || counts[level] === 0 ? '-' : counts[level] / total;
      }),
    })),
  };
};

const toItemStyle = (level: LevelKey, palette: Palette) => {
  const { fill, edge } = palette.levels[level];
  if (level === 'unassessed')
    return { color: 'rgba(0,0,0,0)', borderColor: edge, borderWidth: 1, decal: crossHatchDecal(palette.unknown) };
  // Where the edge is the fill itself, the ground between two parts keeps them apart.
  return { color: fill, borderColor: edge === fill ? palette.panel : edge, borderWidth: 1 };
};
