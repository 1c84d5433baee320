import type { Palette } from '../domain/palette.ts';
import { BAR_WIDTH_PX, hatchDecal, toBareChart, type ChartOption } from './chart-option.ts';

export interface RankingBar {
  readonly name: string;
  /** Sites not linked: the hatched bar where regions are ranked by it. */
  readonly notLinked: number;
  /** 0–1: the solid bar where regions are ranked by rate; `null` draws no bar, which is not 0 %. */
  readonly linkedRate: number | null;
}

export type RankingMeasure = 'missing' | 'rate';

/**
 * Bars of regions, in the order given: hatched counts of what nobody sees, or rates on 0–100 with the gap hatched.
 * @param scale the count that fills the width: that of the whole register, so that a filter shortens bars and stretches none
 */
export const toRankingOption = (
  bars: readonly RankingBar[],
  measure: RankingMeasure,
  palette: Palette,
  scale: number,
): ChartOption => {
  const isRate = measure === 'rate';
  const max = isRate ? 1 : Math.max(scale, ...bars.map(({ notLinked }) => notLinked));
  const gap = {
    type: 'bar' as const,
    stack: 'row',
    barWidth: BAR_WIDTH_PX,
    cursor: 'pointer',
    itemStyle: {
      color: 'rgba(0,0,0,0)',
      borderColor: palette.unknown,
      borderWidth: 1,
      decal: hatchDecal(palette.unknown),
    },
    emphasis: { itemStyle: { borderColor: palette.accent } },
    data: bars.map(({ notLinked, linkedRate }) => (isRate ? (linkedRate === null ? '-' : 1 - linkedRate) : notLinked)),
  };
  const solid = {
    type: 'bar' as const,
    stack: 'row',
    barWidth: BAR_WIDTH_PX,
    cursor: 'pointer',
    itemStyle: { color: palette.edge },
    emphasis: { itemStyle: { color: palette.accent } },
    data: bars.map(({ linkedRate }) => linkedRate ?? '-'),
  };
  const bare = toBareChart(
    bars.map(({ name }) => name),
    max,
  );
  return {
    ...bare,
    series: isRate ? [solid, gap] : [gap],
  };
};
