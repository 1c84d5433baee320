import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExplainAnswer, ExplainQuery, ExplainedRule } from '../../src/domain/analyses/explain.ts';
import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import type { RegionIndexFile } from '../../src/domain/region-index.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { RULE_SHEETS } from '../../src/hazards/rule-sheets.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';

const NOW = '2020-11-16T09:00:00+08:00';
const NOW_MS = Date.parse(NOW);
const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);

const toBuffer = (path: string): ArrayBuffer => Uint8Array.from(readFileSync(path)).buffer;
const regionIndexFile = JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile;

const toEngine = (config: Partial<BoardConfig> = {}): RegisterEngine =>
  createRegisterEngine({
    kinds: HAZARD_KINDS,
    config: { ...DEFAULT_CONFIG, ...config },
    regionIndexFile,
    nowMs: NOW_MS,
    loadRules: async () => RULE_SHEETS,
  });

const ask = async (
  engine: RegisterEngine,
  kind: string,
  id: string,
  changes: ExplainQuery['changes'] = {},
): Promise<NonNullable<ExplainAnswer['site']>> => {
  const query = { region: '100000', filter: NO_FILTER, kind, source: null, id, changes };
  const { answer } = await engine.analyse('explain', query, [], NOW_MS);
  if (answer.site === null) throw new Error(`${kind}:${id} is not there`);
  return answer.site;
};

const first = (rules: readonly ExplainedRule[]): ExplainedRule => {
  const [rule] = rules;
  if (rule === undefined) throw new Error('a site of a register has the rule of its level');
  return rule;
};

describe('over the demo', () => {
  let engine: RegisterEngine;
  const idsOf = new Map<string, readonly string[]>();

  beforeAll(async () => {
    engine = toEngine();
    for (const { id: kind, collection } of REGISTERS) {
      const name = `${collection}.core.parquet`;
      const target = { kind, source: 'demo', sourceName: '演示数据', isSynthetic: true, asOf: NOW, name };
      const loaded = await engine.loadSnapshot(target, toBuffer(`mocks/generated/${name}`), 'core');
      if (!loaded.ok) throw new Error(loaded.fault.message);
      const card = `${collection}.card.parquet`;
      const text = await engine.loadCard(kind, 'demo', toBuffer(`mocks/generated/${card}`), card, 'card');
      if (!text.ok) throw new Error(text.fault.message);
      const filter = { ...NO_FILTER, kinds: [kind] };
      const page = engine.page({ region: '100000', filter, sort: 'worst-first', offset: 0, limit: 12 });
      const last = engine.page({
        region: '100000',
        filter,
        sort: 'worst-first',
        offset: page.page.total - 4,
        limit: 4,
      });
      idsOf.set(
        kind,
        [...page.page.rows, ...last.page.rows].map(({ id }) => id),
      );
    }
  }, 120_000);

  it.each(REGISTERS.map(({ id }) => id))(
    '%s: every level has reasons with value, threshold, source and date',
    async (kind) => {
      for (const id of idsOf.get(kind) ?? []) {
        const { rules } = await ask(engine, kind, id);
        const rule = first(rules);
        expect(rule.scale).toBe('risk');
        const { level, reasons, missing } = rule.computed;
        if (level === null) expect(missing.length + reasons.length, id).toBeGreaterThan(0);
        else
          expect(
            reasons.some((reason) => reason.level === level),
            id,
          ).toBe(true);
        for (const reason of reasons) {
          expect(reason.threshold.length * reason.source.length, `${id} ${reason.rule}`).toBeGreaterThan(0);
          if (reason.value !== null && !reason.rule.includes('colour')) expect(reason.date, reason.rule).not.toBeNull();
        }
        for (const { words } of missing) expect(words.zh).toMatch(/[㐀-鿿]/);
      }
    },
    60_000,
  );

  it.each(REGISTERS.map(({ id }) => id))(
    '%s: each change said to change the level does so as a what-if',
    async (kind) => {
      const id = (idsOf.get(kind) ?? [])[0] ?? '';
      const rule = first((await ask(engine, kind, id)).rules);
      expect(rule.levelChanges.length).toBeGreaterThan(0);
      for (const change of rule.levelChanges.slice(0, 4)) {
        const changes = { [rule.id]: { [change.input]: change.to } };
        const { whatIf } = first((await ask(engine, kind, id, changes)).rules);
        expect(whatIf?.level, change.words.zh).toBe(change.level);
        expect(whatIf?.refused).toEqual([]);
      }
      expect(first((await ask(engine, kind, id)).rules).whatIf).toBeNull();
    },
    60_000,
  );

  it('a pond with a live warning: its points, items and pond come to the level that is registered', async () => {
    const filter = { ...NO_FILTER, kinds: ['tailings-pond'], warnings: [1, 2, 3, 4] as const };
    const { page } = engine.page({ region: '100000', filter, sort: 'warning', offset: 0, limit: 40 });
    expect(page.total).toBe(20);
    for (const { id, warning } of page.rows) {
      const live = (await ask(engine, 'tailings-pond', id)).rules.find(({ scale }) => scale === 'warning');
      expect(live?.registered, id).toBe(warning);
      expect(live?.computed.level, id).toBe(warning);
      expect(live?.computed.reasons.at(-1)?.rule).toBe('gb39496.pond');
      expect(live?.levelChanges.length).toBeGreaterThan(0);
    }
  }, 60_000);

  it('an enterprise beside its source: the score or a straight-red condition gives the colour that is registered', async () => {
    const ids = idsOf.get('major-hazard-source') ?? [];
    for (const id of ids) {
      const enterprise = (await ask(engine, 'major-hazard-source', id)).rules.find(({ id: rule }) =>
        rule.startsWith('enterprise'),
      );
      expect(enterprise?.registered, id).not.toBeNull();
      expect(enterprise?.computed.level, id).toBe(enterprise?.registered);
      expect(enterprise?.computed.reasons.every(({ source }) => source.startsWith('应急〔2018〕19号'))).toBe(true);
    }
  }, 60_000);

  it('refuses what cannot be and names it; the site stays as it is', async () => {
    const id = (idsOf.get('chemical-park') ?? [])[0] ?? '';
    const rule = first((await ask(engine, 'chemical-park', id)).rules);
    const { whatIf, computed } = first((await ask(engine, 'chemical-park', id, { [rule.id]: { score: 101 } })).rules);
    expect(whatIf?.refused).toMatchObject([{ input: 'score', inputWords: { zh: '得分' } }]);
    expect(whatIf?.level).toBe(computed.level);
  });

  it('answers for no site that no register has', async () => {
    const query = { region: '100000', filter: NO_FILTER, kind: 'coal-mine', source: null, id: 'nobody', changes: {} };
    expect((await engine.analyse('explain', query, [], NOW_MS)).answer.site).toBeNull();
  });

  it('is plain data', async () => {
    const id = (idsOf.get('major-hazard-source') ?? [])[0] ?? '';
    const site = await ask(engine, 'major-hazard-source', id, { 'gb18218-2018': { r_value: 3 } });
    expect(structuredClone(site)).toEqual(site);
  });
});
