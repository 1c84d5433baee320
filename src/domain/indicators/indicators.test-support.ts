import { toIndicatorSettings, type IndicatorSettings } from './settings.ts';
import type { IndicatorDefinition, IndicatorRow, Tally } from './types.ts';
import { createIndicatorAccumulator } from './accumulate.ts';
import { INDICATORS } from './indicators.ts';
import { toIndicator } from './to-indicator.ts';
import type { Indicator } from './types.ts';

/** The board's clock in these tests. */
export const NOW_ISO = '2020-11-16T09:00:00+08:00';
export const NOW_MS = Date.parse(NOW_ISO);

export const toSettings = (own: Partial<IndicatorSettings> = {}): IndicatorSettings => ({
  ...toIndicatorSettings(NOW_MS, {
    byKind: {
      'major-hazard-source': { lateAfterMinutes: 30, lostAfterMinutes: 240 },
      'tailings-pond': { lateAfterMinutes: 60, lostAfterMinutes: 480 },
      'chemical-park': { lateAfterMinutes: 1440, lostAfterMinutes: 11_520 },
      'coach-route': { lateAfterMinutes: 30, lostAfterMinutes: null },
      'coal-mine': { lateAfterMinutes: 30, lostAfterMinutes: 240 },
    },
    clockSkewMinutes: 5,
  }),
  ...own,
});

/** ISO time so many minutes before the board's clock; negative: after it. */
export const minutesAgo = (minutes: number): string => new Date(NOW_MS - minutes * 60_000).toISOString();

export const source = (properties: Readonly<Record<string, unknown>>, kind = 'major-hazard-source'): IndicatorRow => ({
  kind,
  isSynthetic: true,
  properties: { id: 'a', ...properties },
});

export const countRows = (
  rows: readonly IndicatorRow[],
  definitions: readonly IndicatorDefinition[] = INDICATORS,
  settings: IndicatorSettings = toSettings(),
) => {
  const accumulator = createIndicatorAccumulator(definitions, settings);
  for (const row of rows) accumulator.add(row);
  return accumulator.result();
};

export const tallyOf = (
  definition: IndicatorDefinition,
  rows: readonly IndicatorRow[],
  settings?: IndicatorSettings,
): Tally => {
  const tally = countRows(rows, [definition], settings).tallies[definition.id];
  if (tally === null || tally === undefined) throw new Error(`${definition.id} was not counted`);
  return tally;
};

export const asIndicator = (definition: IndicatorDefinition, tally: Tally | null): Indicator =>
  toIndicator(definition, {
    tally,
    asOf: NOW_ISO,
    scope: { region: '100000', kinds: ['major-hazard-source'], filter: '' },
    source: 'demo',
  });
