import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DEMO_DEADLINES } from '../mocks/deadlines.ts';
import { DEMO_START_ISO, DEMO_START_MS } from '../mocks/demo-types.ts';
import { DEFAULT_CONFIG } from '../src/domain/config.ts';
import type { BackTest } from '../src/domain/forecast-back-test.ts';
import { describeOutcome, METHOD_WORDS } from '../src/domain/forecast-words.ts';
import type { RegionIndexFile } from '../src/domain/region-index.ts';
import { NO_FILTER } from '../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../src/hazards/registry.ts';
import { createRegisterEngine, type RegisterEngine } from '../src/register/engine.ts';

/*
 * What the board claims of its two most daring answers, measured on the demo's own files with the very functions the
 * worker runs: how far off the forecast was when tried on the past, and what a batch closes beside chance and the order of
 * the register. Prints tables; fails where a claim does not hold.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);
const QUOTAS = [50, 200, 500, 2000];

const readDemo = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(`${ROOT}/mocks/generated/${name}.parquet`)).buffer;

const readRegions = (): RegionIndexFile =>
  JSON.parse(readFileSync(`${ROOT}/public/boundaries/regions.json`, 'utf8')) as RegionIndexFile;

const loadDemo = async (regionIndexFile: RegionIndexFile): Promise<RegisterEngine> => {
  const engine = createRegisterEngine({
    kinds: HAZARD_KINDS,
    config: { ...DEFAULT_CONFIG, deadlines: DEMO_DEADLINES },
    regionIndexFile,
    nowMs: DEMO_START_MS,
    loadRules: async () => [],
  });
  for (const { id, collection } of REGISTERS) {
    const target = {
      kind: id,
      source: 'demo',
      sourceName: 'demo',
      isSynthetic: true,
      asOf: DEMO_START_ISO,
      name: 'core',
    };
    await engine.loadSnapshot(target, readDemo(`${collection}.core`), 'core');
    await engine.loadDates(id, 'demo', readDemo(`${collection}.dates`), 'dates');
    await engine.loadCard(id, 'demo', readDemo(`${collection}.names`), 'names', 'names');
  }
  return engine;
};

const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(2)} %`);

/** The claim: told 13 weeks ahead, the median error is no greater than that of expecting no change. */
const printBackTest = (kind: string, { horizonWeeks, origins, scores }: BackTest, own: string): boolean => {
  const errorOf = (method: string): number =>
    scores.find((score) => score.method === method)?.medianErrorSites ?? Number.NaN;
  const cells = scores.map(({ method, medianErrorSites, coverage }) => {
    const mark = method === own ? '*' : '';
    return `${mark}${method} ${medianErrorSites.toFixed(1)}${coverage === null ? '' : ` (${percent(coverage)})`}`;
  });
  print(`  ${kind.padEnd(20)} ${String(horizonWeeks).padStart(2)} weeks × ${origins}: ${cells.join(' · ')}`);
  return errorOf(own) <= errorOf('last-value');
};

const proveForecast = async (engine: RegisterEngine, region: string): Promise<boolean> => {
  const startedAt = performance.now();
  const query = { region, filter: NO_FILTER, focus: REGISTERS[0]?.id ?? '', isByChild: false };
  const { answer } = await engine.analyse('forecast', query, [], DEMO_START_MS);
  print(`Forecast of ${region} (${Math.round(performance.now() - startedAt)} ms)`);
  for (const { kind, forecast } of answer.kinds) {
    const { outcome, rate, deadlines } = forecast;
    const needed = deadlines.map(({ day, neededPerWeek }) => `${neededPerWeek?.toFixed(2) ?? '—'} by ${day}`);
    print(
      `  ${kind.padEnd(20)} ${describeOutcome(outcome).en} · ${rate?.linked.toFixed(2) ?? '—'} a week, needed ${needed.join(', ')}`,
    );
  }
  print('Back-test: median error in sites (share of the spans that the 80 % band held); * the pace in use');
  let holds = true;
  for (const { kind, forecast } of answer.kinds)
    for (const test of forecast.backTest) {
      const { pace } = forecast;
      if (pace === null) continue;
      const isGood = printBackTest(kind, test, pace);
      if (test.horizonWeeks === 13 && !isGood) {
        print(`    does not hold: ${METHOD_WORDS[pace].en} is worse than expecting no change`);
        holds = false;
      }
    }
  return holds;
};

/** The claim: over all provinces and registers, 13 weeks ahead, the band of 80 % held between 70 and 90 %. */
const proveBands = async (engine: RegisterEngine, provinces: readonly string[]): Promise<boolean> => {
  const held = new Map<number, number[]>();
  for (const region of provinces) {
    const query = { region, filter: NO_FILTER, focus: '', isByChild: false };
    const { answer } = await engine.analyse('forecast', query, [], DEMO_START_MS);
    for (const { forecast } of answer.kinds)
      for (const { horizonWeeks, scores } of forecast.backTest) {
        const coverage = scores.find(({ method }) => method === forecast.pace)?.coverage ?? null;
        if (coverage !== null) held.set(horizonWeeks, [...(held.get(horizonWeeks) ?? []), coverage]);
      }
  }
  print('How often the 80 % band held, over the registers of all provinces that are given a forecast');
  const means = new Map<number, number>();
  for (const [weeks, shares] of held) {
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    means.set(weeks, mean);
    print(
      `  ${String(weeks).padStart(2)} weeks ahead: ${percent(mean)} of the spans, mean of ${shares.length} forecasts`,
    );
  }
  const mean = means.get(13) ?? 0;
  return mean > 0.7 && mean < 0.9;
};

/** The claim: a batch closes more of the risk-weighted gap than chance and than the order of the register. */
const proveBatch = async (engine: RegisterEngine, region: string): Promise<boolean> => {
  let holds = true;
  print(`Batch of ${region}: share of the risk-weighted gap that is closed`);
  for (const quota of QUOTAS) {
    const startedAt = performance.now();
    const query = { region, filter: NO_FILTER, quota, offset: 0, limit: 1, hinderedOffset: 0 };
    const { answer } = await engine.analyse('batch', query, [], DEMO_START_MS);
    const { batch, random, registerOrder } = answer.closed;
    const isBetter = (batch.share ?? 0) > (random.share ?? 0) && (batch.share ?? 0) > (registerOrder.share ?? 0);
    const isAll = answer.size === answer.candidates;
    if (!isBetter && !isAll) holds = false;
    print(
      `  ${String(answer.size).padStart(5)} of ${answer.candidates}: batch ${percent(batch.share)} · at random ${percent(random.share)} · register order ${percent(registerOrder.share)} (${Math.round(performance.now() - startedAt)} ms)${isBetter || isAll ? '' : ' DOES NOT HOLD'}`,
    );
  }
  return holds;
};

const regions = readRegions();
const engine = await loadDemo(regions);
const results: boolean[] = [];
for (const region of ['100000', '360000']) {
  results.push(await proveForecast(engine, region));
  print();
  results.push(await proveBatch(engine, region));
  print();
}
const provinces = regions.adcodes.filter((_, index) => regions.levels[index] === 1).map(String);
results.push(await proveBands(engine, provinces));
print();
print(results.every(Boolean) ? 'Every claim holds.' : 'A claim does not hold.');
process.exitCode = results.every(Boolean) ? 0 : 1;
