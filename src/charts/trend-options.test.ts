import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS } from '../domain/levels.ts';
import { PALETTES } from '../domain/palette.ts';
import { toAxisShare, toMonthTicks } from './trend-axis.ts';
import { toTrendOption } from './trend-options.ts';

interface Line {
  readonly data: readonly (readonly [number, number | '-'])[];
  readonly stack?: string;
  readonly lineStyle?: { readonly type?: string };
  readonly itemStyle?: { readonly decal?: unknown; readonly borderColor?: string };
}

const linesOf = ({ series }: { series?: unknown }): readonly Line[] => series as readonly Line[];
const days = ['2018-11-19', '2019-11-18', '2020-11-16'];
const input = { days, rates: [null, 0.5, 0.6606], target: 1 };

describe('trend option', () => {
  it('stands on a fixed axis of 0–100 whatever the rates are, with at most three grid lines', () => {
    for (const rates of [
      [0.01, 0.02, 0.03],
      [1, 1, 1],
      [null, null, null],
    ]) {
      const { yAxis } = toTrendOption({ ...input, rates }, PALETTES.dark);
      expect(yAxis).toMatchObject({ min: 0, max: 1, interval: 0.5 });
    }
  });

  it('leaves a hole where there is no rate, hatches the gap, dashes the target', () => {
    const [rates, gap, target] = linesOf(toTrendOption(input, PALETTES.dark));
    expect(rates?.data.map(([, value]) => value)).toEqual(['-', 0.5, 0.6606]);
    expect(gap?.data[0]?.[1]).toBe('-');
    expect(gap?.itemStyle?.decal).toBeDefined();
    expect(target?.data).toEqual([
      [Date.parse('2018-11-19'), 1],
      [Date.parse('2020-11-16'), 1],
    ]);
    expect(target?.lineStyle?.type).toBe('dashed');
  });

  it('draws line and gap up to the target exactly, and no gap beyond it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rates, target) => {
          const [line, gap] = linesOf(toTrendOption({ ...input, rates, target }, PALETTES.dark));
          line?.data.forEach(([, rate], index) => {
            const missing = gap?.data[index]?.[1];
            expect(Number(rate) + Number(missing)).toBeCloseTo(Math.max(target, Number(rate)), 12);
          });
        },
      ),
    );
  });

  it('marks the last value and the published figure, adds a thin line to compare with, and no risk colour', () => {
    const option = toTrendOption(
      { ...input, comparison: [0.3, 0.4, 0.5], baseline: { at: '2020-11-16', rate: 0.6606 } },
      PALETTES.daylight,
    );
    const lines = linesOf(option);
    expect(lines).toHaveLength(6);
    expect(lines[4]?.data).toEqual([[Date.parse('2020-11-16'), 0.6606]]);
    expect(lines[5]?.itemStyle?.borderColor).toBe(PALETTES.daylight.text);
    for (const level of LEVEL_KEYS.slice(0, 4))
      expect(JSON.stringify(option)).not.toContain(PALETTES.daylight.levels[level].fill);
  });

  it('stands a history without a day', () => {
    expect(linesOf(toTrendOption({ days: [], rates: [], target: 1 }, PALETTES.dark))).toHaveLength(2);
  });
});

describe('trend axis', () => {
  const span = { from: '2018-11-19', to: '2020-11-16' };

  it('labels half years or Januaries that begin within it', () => {
    expect(toMonthTicks(span, 'all').map(({ label }) => label)).toEqual(['2019-01', '2019-07', '2020-01', '2020-07']);
    expect(toMonthTicks(span, 'few').map(({ label }) => label)).toEqual(['2019-01', '2020-01']);
    expect(toMonthTicks(span, 'none')).toEqual([]);
  });

  it('keeps days outside at its ends', () => {
    expect(toAxisShare('2010-01-01', span)).toBe(0);
    expect(toAxisShare('2030-01-01', span)).toBe(1);
    expect(toAxisShare('2019-11-18', span)).toBeCloseTo(0.5, 3);
    expect(toAxisShare('2020-01-01', { from: '2020-01-01', to: '2020-01-01' })).toBe(0);
  });
});
