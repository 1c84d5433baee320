import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DisagreementsQuery } from '../../src/domain/analyses/disagreements.ts';
import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import { LEVEL_KEYS, levelKeyOf } from '../../src/domain/levels.ts';
import type { RegionIndexFile } from '../../src/domain/region-index.ts';
import { addCounts } from '../../src/domain/roll-up.ts';
import { DISAGREEMENT_COLUMNS } from '../../src/domain/rule-disagreement.ts';
import type { RuleSheet } from '../../src/domain/rule-sheet.ts';
import { sumCodes } from '../../src/domain/site-code.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { RULE_SHEETS } from '../../src/hazards/rule-sheets.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import {
  COUNTY_CODES,
  KINDS,
  loadRows,
  NOW_MS,
  POINT_KIND,
  REGION_FILE,
  toConfig,
  toParquet,
  toRow,
  toTarget,
} from './register-kit.ts';

const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);

const ask = async (
  engine: RegisterEngine,
  region: string,
  filter: Partial<SiteFilter> = {},
  query: Partial<DisagreementsQuery> = {},
) =>
  (
    await engine.analyse(
      'disagreements',
      { region, filter: { ...NO_FILTER, ...filter }, isSynthetic: null, list: null, csv: null, ...query },
      [],
      NOW_MS,
    )
  ).answer;

const LIST = { outcome: 'differ', move: null, offset: 0, limit: 200 } as const;

describe('a worked example', () => {
  /** The test kind's own rule as a sheet: below 50 points red, else blue. */
  const sheet: RuleSheet = {
    id: 'test',
    words: { zh: '试验规则', en: 'Test rule' },
    kind: POINT_KIND.id,
    scale: 'risk',
    rule: POINT_KIND.grading,
    documents: [],
    tables: [],
    inputs: () => [],
    lists: ['score'],
    colourRule: null,
    witnesses: {},
    witnessMs: 0,
  };
  const toTestEngine = (config: BoardConfig = toConfig()): RegisterEngine =>
    createRegisterEngine({
      loadRules: () => Promise.resolve([sheet]),
      kinds: KINDS,
      config,
      regionIndexFile: REGION_FILE,
      nowMs: NOW_MS,
    });
  const [first = 0, second = 0] = COUNTY_CODES;

  it('counts every outcome, lists what is worse than registered first, and gives the whole list as a file', async () => {
    const engine = toTestEngine();
    loadRows(engine, [
      toRow('agrees', { risk_level: 1, score: 49 }),
      toRow('over', { risk_level: 1, score: 50 }),
      toRow('under', { risk_level: 4, score: 0, name: '甲', adcode: second }),
      toRow('half', { risk_level: 2, score: 1 }),
      toRow('unstated', { risk_level: null, score: 10 }),
      toRow('unknown', { risk_level: 2, score: null }),
      toRow('nothing', { risk_level: null, score: null }),
      toRow('bad', { risk_level: 5, score: 10 }),
    ]);
    const { table, kinds, children, invalid, list, csv } = await ask(
      engine,
      '110000',
      {},
      { list: LIST, csv: 'zh-CN' },
    );
    expect(table).toMatchObject({
      rows: 7,
      // A row without a level of its own has the rule's on the board, and is still one that the register lacks.
      outcomes: { agree: 1, differ: 3, 'register-lacks': 1, 'cannot-compute': 1, 'both-lack': 1 },
      understated: 2,
      overstated: 1,
    });
    expect(kinds[0]?.lacking).toEqual([{ field: 'score', rows: 2 }]);
    expect(children.map(({ adcode, table: own }) => [adcode, own.outcomes.differ])).toEqual([
      [String(first), 2],
      [String(second), 1],
    ]);
    expect(invalid).toEqual([
      { kind: POINT_KIND.id, source: 'import-1', rows: 1, isAtLeast: false, examples: [{ id: 'bad', value: '5' }] },
    ]);
    expect(
      list?.rows.map(({ id, registered, computed, isUnderstated }) => [id, registered, computed, isUnderstated]),
    ).toEqual([
      ['under', 4, 1, true],
      ['half', 2, 1, true],
      ['over', 1, 4, false],
    ]);
    const lines = (csv ?? '').split('\r\n');
    expect(lines[0]).toBe(`\uFEFF${DISAGREEMENT_COLUMNS.map(({ zh }) => zh).join(',')}`);
    expect(lines).toHaveLength(1 + 3 + 1);
    expect(lines[1]).toBe(`under,甲,test-site,${second},京,,京二,蓝,红,不一致,登记偏低,,,,import-1,,登记数据`);
    const moved = await ask(engine, '110000', {}, { list: { ...LIST, move: { from: '2', to: '1' } } });
    expect(moved.list).toMatchObject({ total: 1, rows: [{ id: 'half' }] });
    const lacking = await ask(engine, '110000', {}, { list: { ...LIST, outcome: 'cannot-compute' } });
    expect(lacking.list?.rows.map(({ id, missing }) => [id, missing])).toEqual([['unknown', ['score']]]);
    expect((await ask(engine, '360000')).table.rows).toBe(0);
  });

  it('does not call rows unfit whose details have not come, and never adds real and synthetic rows', async () => {
    const engine = toTestEngine();
    const core = await engine.loadSnapshot(toTarget({ isSynthetic: false }), toParquet([toRow('a')]), 'core');
    expect(core.ok).toBe(true);
    const answer = await ask(engine, '100000');
    expect(answer.table.rows).toBe(0);
    expect(answer.unchecked).toEqual([{ kind: POINT_KIND.id, source: 'demo', rows: 1, why: 'no-details' }]);
    loadRows(engine, [toRow('b', { is_synthetic: true })], 'import-2', 'test-line');
    const real = await ask(engine, '100000');
    expect([real.hasBoth, real.isSynthetic, real.unchecked.map(({ kind }) => kind)]).toEqual([
      true,
      false,
      ['test-site'],
    ]);
    const synthetic = await ask(engine, '100000', {}, { isSynthetic: true });
    expect(synthetic.unchecked).toEqual([{ kind: 'test-line', source: 'import-2', rows: 1, why: 'no-rule' }]);
  });
});

describe('on the demo', () => {
  let engine: RegisterEngine;
  const load = async (each: RegisterEngine): Promise<void> => {
    for (const { id, collection } of REGISTERS) {
      const target = { kind: id, source: 'demo', sourceName: 'demo', isSynthetic: true, asOf: null, name: collection };
      const read = (part: string): ArrayBuffer =>
        Uint8Array.from(readFileSync(`mocks/generated/${collection}.${part}.parquet`)).buffer;
      expect((await each.loadSnapshot(target, read('core'), 'core')).ok).toBe(true);
      expect((await each.loadCard(id, 'demo', read('card'), collection, 'card')).ok).toBe(true);
    }
  };
  beforeAll(async () => {
    const regionIndexFile = JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile;
    const rules = () => Promise.resolve(RULE_SHEETS);
    const options = { loadRules: rules, kinds: HAZARD_KINDS, config: DEFAULT_CONFIG, regionIndexFile, nowMs: NOW_MS };
    engine = createRegisterEngine(options);
    await load(engine);
  }, 60_000);

  const FILTERS: readonly Partial<SiteFilter>[] = [
    {},
    { kinds: ['coal-mine'] },
    { levels: ['1', 'unassessed'] },
    { links: ['not-linked'], flags: ['tailings-pond.overhead'] },
  ];

  it.each(['100000', '360000', '360700', '360702', '110000'])(
    'the rows of %s are those of the roll-up under any filter, and parts add up to them',
    async (code) => {
      for (const filter of FILTERS) {
        const { table, kinds, children, unchecked, list } = await ask(engine, code, filter, { list: LIST });
        const { kinds: chosen, flags, ...codes }: SiteFilter = { ...NO_FILTER, ...filter };
        const rollUp = engine.rollUp({ region: code, kinds: chosen, flags, sources: null });
        const counted = sumCodes(addCounts(rollUp.region.kinds), codes);
        expect(unchecked).toEqual([]);
        expect(table.rows).toBe(counted);
        expect(kinds.reduce((sum, kind) => sum + kind.table.rows, 0)).toBe(counted);
        expect(list?.total).toBe(table.outcomes.differ);
        for (const outcome of ['differ', 'agree', 'both-lack'] as const)
          if (children.length > 0)
            expect(children.reduce((sum, child) => sum + child.table.outcomes[outcome], 0)).toBe(
              table.outcomes[outcome],
            );
        for (const level of LEVEL_KEYS) {
          const from = table.moves.filter((move) => move.from === level);
          const isWanted = codes.levels === null || codes.levels.includes(level);
          const own = isWanted ? sumCodes(addCounts(rollUp.region.kinds), { ...codes, levels: [level] }) : 0;
          expect(from.reduce((sum, { count }) => sum + count, 0)).toBe(own);
        }
      }
    },
  );

  it('pages and file hold every row that differs, once, in one order', async () => {
    const whole = await ask(engine, '100000', {}, { list: LIST, csv: 'en' });
    const total = whole.list?.total ?? 0;
    expect(total).toBeGreaterThan(LIST.limit);
    const ids: string[] = [];
    for (let offset = 0; offset < total; offset += LIST.limit) {
      const { list } = await ask(engine, '100000', {}, { list: { ...LIST, offset } });
      ids.push(...(list?.rows.map(({ kind, id }) => `${kind}:${id}`) ?? []));
    }
    expect(new Set(ids).size).toBe(total);
    const lines = (whole.csv ?? '').trimEnd().split('\r\n').slice(1);
    expect(lines.map((line) => line.slice(0, line.indexOf(',')))).toEqual(ids.map((id) => id.split(':')[1]));
  });

  it('says what the card of the same site says', async () => {
    for (const { id } of REGISTERS) {
      const { list } = await ask(engine, '100000', { kinds: [id] }, { list: { ...LIST, limit: 5 } });
      for (const row of list?.rows ?? []) {
        const detail = await engine.detail(row.kind, null, row.id);
        const finding = detail?.grade.reasons.at(-1);
        expect(levelKeyOf(finding?.level ?? null)).toBe(levelKeyOf(row.computed));
        expect(detail?.row.level).toBe(levelKeyOf(row.registered));
      }
    }
  });
});
