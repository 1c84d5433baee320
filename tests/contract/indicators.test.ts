import { readFileSync } from 'node:fs';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorsAnswer, IndicatorSet, IndicatorsQuery } from '../../src/domain/analyses/indicators.ts';
import { totalOfKinds } from '../../src/domain/counting.ts';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { explainDenominators } from '../../src/domain/indicators/denominators.ts';
import { indicatorOf } from '../../src/domain/indicators/indicators.ts';
import { toIndicator } from '../../src/domain/indicators/to-indicator.ts';
import type { Indicator } from '../../src/domain/indicators/types.ts';
import type { RegionIndexFile } from '../../src/domain/region-index.ts';
import { toLinkCounts } from '../../src/domain/roll-up.ts';
import { sumCodes } from '../../src/domain/site-code.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import { loadRows, NOW_MS, toConfig, toEngine, toRow } from './register-kit.ts';

const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);
const toBuffer = (path: string): ArrayBuffer => Uint8Array.from(readFileSync(path)).buffer;

const ask = async (
  engine: RegisterEngine,
  region: string,
  filter: Partial<SiteFilter> = {},
  extent: IndicatorsQuery['extent'] = 'all',
): Promise<IndicatorsAnswer> =>
  (await engine.analyse('indicators', { region, filter: { ...NO_FILTER, ...filter }, extent }, [], NOW_MS)).answer;

const hold = async (engine: RegisterEngine, name: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
  const features = rows.map((properties) => ({ type: 'Feature', id: properties['id'], geometry: null, properties }));
  const page = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  const added = engine.sessions.add(name, page.buffer, 'http://board.test/items');
  if (!added.ok) throw new Error(added.fault.message);
  await engine.holdCollection(name, name, true);
};

const onlySet = ({ sets }: IndicatorsAnswer): IndicatorSet => {
  const [set] = sets;
  if (set === undefined || sets.length > 1) throw new Error(`${sets.length} sets`);
  return set;
};

const indicatorIn = (set: IndicatorSet, id: string): Indicator =>
  toIndicator(indicatorOf(id), {
    tally: set.region.tallies[id] ?? null,
    asOf: set.asOf,
    scope: { region: '', kinds: set.kinds, filter: '' },
    source: set.source,
  });

const readRows = async (name: string): Promise<readonly Record<string, unknown>[]> =>
  parquetReadObjects({ file: await asyncBufferFromFile(`mocks/generated/${name}.parquet`) });

describe('indicators of the demo', () => {
  let engine: RegisterEngine;
  beforeAll(async () => {
    const regionIndexFile = JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile;
    engine = createRegisterEngine({
      loadRules: () => Promise.resolve([]),
      kinds: HAZARD_KINDS,
      config: DEFAULT_CONFIG,
      regionIndexFile,
      nowMs: NOW_MS,
    });
    for (const { id, collection } of REGISTERS) {
      const target = { kind: id, source: 'demo', sourceName: 'demo', isSynthetic: true, asOf: null, name: collection };
      const core = toBuffer(`mocks/generated/${collection}.core.parquet`);
      const card = toBuffer(`mocks/generated/${collection}.card.parquet`);
      const isThere =
        (await engine.loadSnapshot(target, core, 'core')).ok &&
        (await engine.loadCard(id, 'demo', card, collection, 'card')).ok;
      if (!isThere) throw new Error(`${collection} could not be read`);
    }
    for (const name of ['rectifications', 'overhead-baseline']) await hold(engine, name, await readRows(name));
  }, 60_000);

  const FILTERS: readonly Partial<SiteFilter>[] = [
    {},
    { kinds: ['tailings-pond'] },
    { levels: ['1', 'unassessed'] },
    { flags: ['tailings-pond.overhead'], kinds: ['tailings-pond'] },
    { kinds: ['major-hazard-source'], warnings: [0] },
  ];

  it.each(['100000', '360000', '360700', '360702', '110000'])(
    'agree with the roll-up of %s and of each of its children, kind by kind, where both count the same',
    async (region) => {
      for (const each of FILTERS) {
        const filter = { ...NO_FILTER, ...each };
        const set = onlySet(await ask(engine, region, each));
        const rollUp = engine.rollUp({ region, kinds: filter.kinds, flags: filter.flags, sources: null });
        const expectAgreement = (
          counts: IndicatorSet['region'] | undefined,
          kinds: Parameters<typeof totalOfKinds>[0],
          ids: readonly string[],
        ): void => {
          const total = totalOfKinds(kinds, ids);
          if (total.state !== 'sum') throw new Error(total.state);
          const { registered, linked } = toLinkCounts(total.codes, filter);
          expect(counts?.rows).toBe(registered);
          expect(counts?.tallies['linked-rate-sources']).toMatchObject({ numerator: linked, denominator: registered });
          const late = total.counts.reduce((sum, { facets }) => sum + sumCodes(facets[0] ?? [], filter), 0);
          const lost = total.counts.reduce((sum, one) => sum + sumCodes(one.lost, filter), 0);
          expect(counts?.freshness).toMatchObject({ late, lost });
        };
        expectAgreement(set.region, rollUp.region.kinds, set.kinds);
        for (const { kind, counts } of set.byKind) expectAgreement(counts, rollUp.region.kinds, [kind]);
        set.children.forEach(({ adcode, counts }, index) => {
          expect(rollUp.children[index]?.adcode).toBe(adcode);
          expectAgreement(counts, rollUp.children[index]?.kinds ?? [], set.kinds);
        });
      }
    },
    30_000,
  );

  it('gives every indicator of the country a value, and each contains what it must', async () => {
    const answer = await ask(engine, '100000');
    const set = onlySet(answer);
    for (const [id, tally] of Object.entries(set.region.tallies))
      if (indicatorOf(id).counting.by !== 'items') expect(tally?.denominator, id).toBeGreaterThan(0);
    expect(indicatorIn(set, 'linked-rate-sources').denominator).toBe(35_716);
    const enterprises = await readRows('enterprises.core');
    const isWhole = (row: Record<string, unknown>): boolean => Number(row['linked_count']) >= Number(row['site_count']);
    expect(set.region.tallies['linked-rate-enterprises']).toMatchObject({
      denominator: enterprises.length,
      numerator: enterprises.filter(isWhole).length,
    });
    expect(answer.baseline).toMatchObject({ ponds: 941, isSynthetic: true, date: '2020-03-01' });
    expect(set.region.tallies['overhead-treated-rate']?.denominator).toBe(941);
    const ponds = set.children.map(({ counts }) => counts.tallies['overhead-treated-rate']?.denominator ?? 0);
    expect(ponds.reduce((sum, count) => sum + count, 0)).toBe(941);
    expect(answer.lists.map(({ listType }) => listType)).toContain('问题隐患');
    expect(answer.limitProblems).toEqual([]);
  });

  it('says nothing of the frozen list under a filter that would take ponds out of it', async () => {
    const set = onlySet(await ask(engine, '360000', { levels: ['1'] }));
    expect(set.region.tallies['overhead-treated-rate']).toBeNull();
    const coal = onlySet(await ask(engine, '360000', { kinds: ['coal-mine'] }));
    expect(coal.region.tallies['overhead-treated-rate']).toBeNull();
  });

  it('answers the denominators alone with the same numbers', async () => {
    const filter = { kinds: ['major-hazard-source'] };
    const [whole, part] = [
      onlySet(await ask(engine, '360000', filter)),
      onlySet(await ask(engine, '360000', filter, 'denominators')),
    ];
    for (const id of ['linked-rate-sources', 'linked-rate-enterprises', 'linked-rate-connectable']) {
      const { numerator, denominator } = indicatorIn(whole, id);
      expect(indicatorIn(part, id)).toMatchObject({ numerator, denominator });
    }
    const { sentence, spread } = explainDenominators({
      sources: indicatorIn(part, 'linked-rate-sources'),
      enterprises: indicatorIn(part, 'linked-rate-enterprises'),
      connectable: indicatorIn(part, 'linked-rate-connectable'),
    });
    expect(spread).toBeGreaterThan(0);
    expect(sentence.zh).toContain('家企业只接入一部分');
  });
});

describe('registers that cannot tell', () => {
  const own = { not_linked_reason: undefined, enterprise_id: undefined };

  it('leave the rates unknown that would be wrong without their columns, and name them', async () => {
    const engine = toEngine();
    loadRows(engine, [toRow('a', own), toRow('b', { ...own, link_status: 'not-linked' })]);
    const set = onlySet(await ask(engine, '110000'));
    expect(set.region.tallies['linked-rate-sources']).toMatchObject({ numerator: 1, denominator: 2 });
    expect(set.region.tallies['linked-rate-enterprises']).toBeNull();
    expect(set.region.tallies['linked-rate-connectable']).toBeNull();
    expect(set.lacking.map(({ indicator, fields }) => [indicator, fields])).toEqual([
      ['linked-rate-enterprises', ['enterprise_id']],
      ['linked-rate-connectable', ['not_linked_reason']],
    ]);
  });

  it('are counted apart where some are synthetic and some are real', async () => {
    const engine = toEngine();
    loadRows(engine, [toRow('a')], 'import-1');
    loadRows(engine, [toRow('b', { is_synthetic: true }), toRow('c', { is_synthetic: true })], 'demo', 'test-line');
    const { sets } = await ask(engine, '110000');
    expect(sets.map(({ isSynthetic, kinds, region }) => [isSynthetic, kinds, region.rows])).toEqual([
      [false, ['test-site'], 1],
      [true, ['test-line'], 2],
    ]);
  });

  it('name contradictory records and limits that cannot be', async () => {
    const engine = toEngine(toConfig({ lostAfterMinutes: { 'test-site': 1, typo: 60 } }));
    loadRows(engine, [
      toRow('never', { last_report_at: null }),
      toRow('ahead', { last_report_at: '2020-11-17T09:00:00+08:00' }),
      toRow('good'),
    ]);
    const answer = await ask(engine, '110000');
    expect(onlySet(answer).region.findings.map(({ id, count }) => [id, count])).toEqual([
      ['never-reported', 1],
      ['future-report', 1],
    ]);
    expect(answer.limitProblems.map(({ en }) => en.split(':')[0])).toEqual(['typo', 'test-site']);
  });
});
