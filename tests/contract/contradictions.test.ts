import { describe, expect, it } from 'vitest';
import type { ExplainedSite } from '../../src/domain/analyses/explain.ts';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { RULE_SHEETS } from '../../src/hazards/rule-sheets.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import { NOW, NOW_MS, REGION_FILE, loadRows, toParquet, type Row } from './register-kit.ts';

/* Records that contradict themselves: each is named, and none becomes a colour. */

const toEngine = (): RegisterEngine =>
  createRegisterEngine({
    kinds: HAZARD_KINDS,
    config: DEFAULT_CONFIG,
    regionIndexFile: REGION_FILE,
    nowMs: NOW_MS,
    loadRules: async () => RULE_SHEETS,
  });

const explain = async (engine: RegisterEngine, kind: string, id: string): Promise<ExplainedSite> => {
  const query = { region: '100000', filter: NO_FILTER, kind, source: null, id, changes: {} };
  const { answer } = await engine.analyse('explain', query, [], NOW_MS);
  if (answer.site === null) throw new Error(`${kind}:${id} is not there`);
  return answer.site;
};

/** One row of an imported ledger; what the register then says of it. */
const withRow = async (kind: string, row: Row) => {
  const engine = toEngine();
  const rows = [{ id: 'a', lng: 101.5, lat: 30.5, as_of: '2020-11-01', ...row }];
  const { account } = loadRows(engine, rows, 'import-1', kind);
  if (account.accepted === 0) return { account, site: null, level: null };
  const site = await explain(engine, kind, 'a');
  const detail = await engine.detail(kind, null, 'a');
  return { account, site, level: detail?.row.level };
};

const idsOf = (site: ExplainedSite | null) => site?.contradictions.map(({ id }) => id);

const SOUND = { link_status: 'linked', last_report_at: '2020-11-16T08:50:00+08:00' };

describe('a record against itself', () => {
  it.each([
    ['sound', SOUND, []],
    ['linked but never reported', { ...SOUND, last_report_at: null }, ['never-reported']],
    ['offline but never reported', { link_status: 'offline', last_report_at: null }, ['never-reported']],
    // The clocks may differ by five minutes, and no more.
    ['a report 5 minutes ahead', { ...SOUND, last_report_at: '2020-11-16T09:05:00+08:00' }, []],
    [
      'a report 5 minutes and 1 second ahead',
      { ...SOUND, last_report_at: '2020-11-16T09:05:01+08:00' },
      ['report-in-future'],
    ],
    [
      'a warning of a site that never reported',
      { link_status: 'not-linked', warning_level: 2, last_report_at: null },
      ['warning-without-report'],
    ],
    ['not linked, yet reporting', { ...SOUND, link_status: 'not-linked' }, ['reports-unlinked']],
    [
      'not linked, yet with a date',
      { link_status: 'not-linked', last_report_at: null, linked_at: '2020-01-01' },
      ['linked-date-unlinked'],
    ],
    ['linked, yet with a reason', { ...SOUND, not_linked_reason: '停产' }, ['reason-though-linked']],
    [
      'linked before registered',
      { ...SOUND, registered_at: '2020-02-02', linked_at: '2020-02-01' },
      ['order.linked_at'],
    ],
    ['linked on the day it was registered', { ...SOUND, registered_at: '2020-02-02', linked_at: '2020-02-02' }, []],
  ])('%s', async (_, row, expected) => {
    const { site } = await withRow('chemical-park', { score: 65, ...row });
    expect(idsOf(site)).toEqual(expected);
  });

  it.each([
    [
      'chemical-park',
      { score: 65, assessed_at: '2020-03-01', next_assess_due: '2020-02-29' },
      ['order.next_assess_due'],
    ],
    [
      'major-hazard-source',
      { r_value: 5, filing_date: '2020-03-01', filing_expiry: '2020-02-01' },
      ['order.filing_expiry'],
    ],
    ['coach-route', { line_status: '退出', valid_from: '2020-03-01', valid_to: '2019-03-01' }, ['order.valid_to']],
    [
      'coal-mine',
      { class: 'A', major_hazards: [{ kind: 3, found_at: '2020-05-02', due_at: '2020-05-01' }] },
      ['order.major_hazards[0].due_at'],
    ],
  ])('%s: a deadline before its start', async (kind, row, expected) => {
    const { site } = await withRow(kind, { link_status: 'not-linked', ...row });
    expect(idsOf(site)).toEqual(expected);
  });

  it('a register without a column of last reports has never-reported sites nowhere', async () => {
    const { site } = await withRow('chemical-park', { score: 65, link_status: 'linked' });
    expect(idsOf(site)).toEqual([]);
  });
});

describe('what cannot be true', () => {
  it.each([
    ['chemical-park', { risk_level: 5 }, 'risk_level'],
    ['coal-mine', { class: 'A', approved_capacity: -30 }, 'approved_capacity'],
    ['chemical-park', { score: 101 }, 'score'],
    ['coal-mine', { class: 'E' }, 'class'],
  ])('%s %j is quarantined by name and drawn nowhere', async (kind, row, field) => {
    const { account } = await withRow(kind, row);
    expect(account.accepted).toBe(0);
    expect(account.quarantined).toBe(1);
    expect(account.rows[0]).toMatchObject({ field });
  });

  it('in a card that came after the core is named and grades nothing', async () => {
    const engine = toEngine();
    const core = [
      { id: 'a', adcode: 110101, lng: 101.5, lat: 30.5, risk_level: null, link_status: 'not-linked', warning_level: 0 },
    ];
    const types = {
      id: 'STRING',
      adcode: 'INT32',
      lng: 'DOUBLE',
      lat: 'DOUBLE',
      risk_level: 'INT32',
      link_status: 'STRING',
      warning_level: 'INT32',
      is_stopped: 'BOOLEAN',
      has_open_major_hazard: 'BOOLEAN',
    } as const;
    const target = {
      kind: 'coal-mine',
      source: 'demo',
      sourceName: 'demo',
      isSynthetic: true,
      asOf: NOW,
      name: 'core.parquet',
    };
    expect((await engine.loadSnapshot(target, toParquet(core, types), 'core')).ok).toBe(true);
    const card = [
      { id: 'a', approved_capacity: -30, output_annual: 90, licences: '[{"type":"采矿许可证","expiry":"soon"}]' },
    ];
    const cardTypes = {
      id: 'STRING',
      approved_capacity: 'DOUBLE',
      output_annual: 'DOUBLE',
      licences: 'STRING',
    } as const;
    expect((await engine.loadCard('coal-mine', 'demo', toParquet(card, cardTypes), 'card.parquet', 'card')).ok).toBe(
      true,
    );
    const site = await explain(engine, 'coal-mine', 'a');
    expect(idsOf(site)).toEqual(['value.approved_capacity', 'value.licences[0].expiry']);
    expect(site.contradictions[0]).toMatchObject({ value: '-30', words: { zh: expect.stringContaining('核定') } });
    expect(site.rules[0]?.computed.level).toBeNull();
  });

  it('a park without a score is unassessed; with a registered level and no score the level is said to be unfounded', async () => {
    const without = await withRow('chemical-park', { link_status: 'not-linked' });
    expect(without.level).toBe('unassessed');
    expect(without.site?.rules[0]?.computed.missing.map(({ words }) => words.zh)).toEqual(['得分', '登记等级']);
    const stated = await withRow('chemical-park', { link_status: 'not-linked', risk_level: 1 });
    expect(idsOf(stated.site)).toEqual(['level-unfounded']);
    expect(stated.site?.contradictions[0]?.words.zh).toContain('没有得分');
  });

  it('a level that the board computed itself is not what the register states', async () => {
    const { site, level } = await withRow('chemical-park', { link_status: 'not-linked', score: 65 });
    expect(level).toBe('2');
    expect(site?.rules[0]).toMatchObject({ registered: null, computed: { level: 2 } });
    // The day that the row itself states.
    expect(site?.rules[0]?.computed.reasons[0]).toMatchObject({ date: '2020-11-01', dateWords: { zh: '数据截至' } });
  });
});
