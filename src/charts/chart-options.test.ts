import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS } from '../domain/levels.ts';
import { PALETTES } from '../domain/palette.ts';
import { toLevelMixOption } from './level-mix-options.ts';
import { toRankingOption } from './ranking-options.ts';

interface Bars {
  readonly data: readonly (number | string)[];
  readonly itemStyle: {
    readonly color: string;
    readonly borderColor?: string;
    readonly decal?: { readonly color: string };
  };
}

const seriesOf = ({ series }: { series?: unknown }): readonly Bars[] => series as readonly Bars[];
const axisOf = ({ xAxis }: { xAxis?: unknown }) => xAxis as { readonly max: number };

const bars = [
  { name: '山东', notLinked: 772, linkedRate: 0.73 },
  { name: '西藏', notLinked: 0, linkedRate: null },
];

describe('ranking option', () => {
  it('draws what nobody sees hatched, never in a risk colour', () => {
    const option = toRankingOption(bars, 'missing', PALETTES.dark, 0);
    const [gap] = seriesOf(option);
    expect(gap?.data).toEqual([772, 0]);
    expect(gap?.itemStyle.decal?.color).toBe(PALETTES.dark.unknown);
    expect(axisOf(option).max).toBe(772);
    const risks = LEVEL_KEYS.slice(0, 4).map((level) => PALETTES.dark.levels[level].fill);
    for (const risk of risks) expect(JSON.stringify(option)).not.toContain(risk);
  });

  it('keeps the scale of the whole when a filter leaves less', () => {
    const few = bars.map((bar) => ({ ...bar, notLinked: Math.min(3, bar.notLinked) }));
    expect(axisOf(toRankingOption(few, 'missing', PALETTES.dark, 772)).max).toBe(772);
  });

  it('draws rates on 0–100 with the gap to the target, and no bar where there is no rate', () => {
    const option = toRankingOption(bars, 'rate', PALETTES.daylight, 772);
    const [solid, gap] = seriesOf(option);
    expect(axisOf(option).max).toBe(1);
    expect(solid?.data).toEqual([0.73, '-']);
    expect(gap?.data).toEqual([1 - 0.73, '-']);
  });

  it('does not move, and stands an empty list', () => {
    expect(toRankingOption([], 'missing', PALETTES.dark, 0)).toMatchObject({ animation: false });
  });
});

describe('level mix option', () => {
  const counts = { '1': 1, '2': 1, '3': 0, '4': 1, unassessed: 1 };

  it('has one part a level in order, level colours, and unassessed cross-hatched', () => {
    const series = seriesOf(toLevelMixOption([{ name: '煤矿', counts }], PALETTES.daylight));
    expect(series.map(({ data }) => data[0])).toEqual([0.25, 0.25, '-', 0.25, 0.25]);
    expect(series[0]?.itemStyle).toMatchObject({ color: '#c8152c', borderColor: '#9d0f22' });
    expect(series[4]?.itemStyle.decal?.color).toBe(PALETTES.daylight.unknown);
  });

  it('draws no bar for a register that did not answer or is empty', () => {
    const empty = { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 };
    const series = seriesOf(
      toLevelMixOption(
        [
          { name: 'a', counts: null },
          { name: 'b', counts: empty },
        ],
        PALETTES.dark,
      ),
    );
    expect(series.flatMap(({ data }) => data)).toEqual(Array.from({ length: 10 }, () => '-'));
  });
});
