import { expect, it } from 'vitest';
import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { RULE_SHEETS } from '../../src/hazards/rule-sheets.ts';
import { createRegisterEngine } from '../../src/register/engine.ts';
import { NOW_MS, REGION_FILE, loadRows } from './register-kit.ts';

const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister);

const toEngine = (levelOverrides: BoardConfig['levelOverrides']) =>
  createRegisterEngine({
    kinds: HAZARD_KINDS,
    config: { ...DEFAULT_CONFIG, levelOverrides },
    regionIndexFile: REGION_FILE,
    nowMs: NOW_MS,
    loadRules: async () => RULE_SHEETS,
  });

const ask = async (levelOverrides: BoardConfig['levelOverrides'] = {}) =>
  (await toEngine(levelOverrides).analyse('rules', { region: '100000', filter: NO_FILTER }, [], NOW_MS)).answer;

it('states every rule with its documents, tables and colours, as plain data', async () => {
  const answer = await ask();
  expect(structuredClone(answer)).toEqual(answer);
  for (const { id } of REGISTERS) expect(answer.rules.filter(({ kind }) => kind === id).length).toBeGreaterThan(0);
  const source = answer.rules.find(({ kind }) => kind === 'major-hazard-source');
  expect(source?.tables.find(({ symbol }) => symbol === 'R')?.rows).toEqual([
    { range: 'R ≥ 100', value: '一级' },
    { range: '50 ≤ R < 100', value: '二级' },
    { range: '10 ≤ R < 50', value: '三级' },
    { range: 'R < 10', value: '四级' },
  ]);
  expect(answer.rules.flatMap(({ overrides }) => overrides)).toEqual([]);
  // On 2020-11-16 the text of 2023 that grades parks is not in force yet, and that is said.
  const park = answer.rules.find(({ kind }) => kind === 'chemical-park');
  expect(park?.findings.map(({ kind }) => kind)).toEqual(['not-in-force']);
  expect(park?.documents[0]?.isInForce).toBe(false);
});

it('names overrides that are in force, and everything wrong with them', async () => {
  const answer = await ask({ 'chemical-park': { C: '2', D: '4', X: '1' }, nobody: { A: '1' } });
  const park = answer.rules.find(({ kind }) => kind === 'chemical-park');
  // D is stated as it is by default: no change.
  expect(park?.overrides).toEqual([{ band: 'C', byDefault: '3', byConfig: '2' }]);
  const kinds = answer.findings.map(({ kind }) => kind).filter((kind) => kind.startsWith('override'));
  expect(kinds.toSorted()).toEqual(['override-level-unreachable', 'override-unknown-band', 'override-unknown-rule']);
  for (const { words } of answer.findings) expect(words.zh.length * words.en.length).toBeGreaterThan(0);
});

it('grades, counts and explains an import with the override, and says on the card that it is one', async () => {
  const engine = toEngine({ 'chemical-park': { C: '2' } });
  const rows = [{ id: 'a', lng: 101.5, lat: 30.5, score: 72 }];
  loadRows(engine, rows, 'i', 'chemical-park');
  expect((await engine.detail('chemical-park', null, 'a'))?.row.level).toBe('2');
  const query = { region: '100000', filter: NO_FILTER, kind: 'chemical-park', source: null, id: 'a', changes: {} };
  const { answer } = await engine.analyse('explain', query, [], NOW_MS);
  const [rule] = answer.site?.rules ?? [];
  expect(rule?.overrides).toEqual([{ band: 'C', byDefault: '3', byConfig: '2' }]);
  expect(rule?.computed.reasons.at(-1)).toMatchObject({
    rule: 'park.colour.local',
    source: 'config.json levelOverrides',
    level: 2,
  });
  expect(rule?.computed.reasons.at(-1)?.words.zh).toContain('本地配置');
  expect(rule?.ruleFindings.map(({ kind }) => kind)).toEqual(['not-in-force', 'override-level-unreachable']);
});
