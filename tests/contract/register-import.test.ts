import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import type { HistoryQuery } from '../../src/domain/history.ts';
import { LINK_STATUSES } from '../../src/domain/levels.ts';
import { toCoreFile, toCardFile, toImport, toLine, toShapeFile, toVersion } from './import-files.ts';
import {
  LINE_KIND,
  POINT_KIND,
  loadRows,
  locate,
  toConfig,
  toEngine,
  toParquet,
  toRow,
  toTarget,
} from './register-kit.ts';

const PAGE = { region: '100000', filter: NO_FILTER, sort: 'worst-first', offset: 0, limit: 100 } as const;
const ROLL_UP = { region: '100000', kinds: null, flags: [], sources: null } as const;

const site = fc.record({
  risk_level: fc.constantFrom(null, 1, 2, 3, 4),
  link_status: fc.constantFrom(...LINK_STATUSES),
  warning_level: fc.constantFrom(0, 1, 4),
  adcode: fc.constantFrom(null, 110101, 360702, 360000),
  lng: fc.constantFrom(101.5, 104.25, 120),
  overhead: fc.constantFrom(true, false, null),
  stopped: fc.constantFrom(true, null),
  people: fc.constantFrom(null, 0, 7),
  score: fc.constantFrom(null, 10, 80),
  name: fc.constantFrom('东风矿', '红旗矿', null),
  not_linked_reason: fc.constantFrom(null, '停产'),
  registered_at: fc.constantFrom(null, '2020-10-01', '2020-11-10'),
  linked_at: fc.constantFrom(null, '2020-11-12'),
  responsible: fc.constantFrom(null, [{ role: '主要负责人', phone: '1' }]),
  address: fc.constantFrom(null, '某路 1 号'),
});

const sites = fc
  .array(site, { minLength: 1, maxLength: 25 })
  .map((rows) => rows.map((row, index) => ({ ...toRow(`s${index}`, row) })));

describe('an imported register', () => {
  it('counts, lists, dates, finds and explains its sites from bytes as it would from the rows', async () => {
    await fc.assert(
      fc.asyncProperty(sites, fc.boolean(), async (rows, isMasked) => {
        const byRows = toEngine(toConfig({ isMasked }));
        loadRows(byRows, rows);
        byRows.setLocate(locate);
        const byBytes = toEngine(toConfig({ isMasked }));
        // The import grades what states no level; here the levels are written as the rule gives them.
        const graded = rows.map((row) => {
          const { score } = row;
          const isComputed = row['risk_level'] === null && typeof score === 'number';
          return { ...row, ...(isComputed ? { risk_level: score < 50 ? 1 : 4, level_computed: true } : {}) };
        });
        const files = { core: toCoreFile(graded), card: toCardFile(rows), shape: null };
        const loaded = await byBytes.addImport(toImport(rows, { files, asOf: null }));
        byBytes.setLocate(locate);
        expect(loaded.ok && loaded.value.account).toMatchObject({ accepted: rows.length, quarantined: 0 });
        expect(byBytes.rollUp(ROLL_UP)).toEqual(byRows.rollUp(ROLL_UP));
        expect(byBytes.page({ ...PAGE, hasDates: true })).toEqual(byRows.page({ ...PAGE, hasDates: true }));
        const conditioned = { ...PAGE, filter: { ...NO_FILTER, reasons: ['停产'] as const } };
        expect(byBytes.page(conditioned)).toEqual(byRows.page(conditioned));
        const history: HistoryQuery = { region: '100000', filter: NO_FILTER, weeks: 3 };
        expect(byBytes.history(history).kinds).toEqual(byRows.history(history).kinds);
        expect(byBytes.reasons({ region: '100000', filter: NO_FILTER })).toEqual(
          byRows.reasons({ region: '100000', filter: NO_FILTER }),
        );
        const found = async (engine: typeof byRows) => (await (await engine.desk()).answer('东风', 5)).answer;
        const [one, other] = [await found(byBytes), await found(byRows)];
        expect(one.sites).toEqual(other.sites);
        const known = (value: unknown): unknown =>
          JSON.parse(JSON.stringify(value, (_, each: unknown) => (each === null ? undefined : each)));
        for (const { id } of rows) {
          const detail = await byBytes.detail(POINT_KIND.id, null, String(id));
          expect(known(detail)).toEqual(known(await byRows.detail(POINT_KIND.id, null, String(id))));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves what a flag does not know unknown on the card, though it is on no flag in the columns', async () => {
    const engine = toEngine();
    await engine.addImport(toImport([toRow('a', { overhead: null }), toRow('b', { overhead: true })]));
    expect((await engine.detail(POINT_KIND.id, null, 'a'))?.properties['overhead']).toBeNull();
    expect((await engine.detail(POINT_KIND.id, null, 'b'))?.properties['overhead']).toBe(true);
  });

  it('is not read a second time by the words of an authority', async () => {
    const config = toConfig({ levelMappings: { '1': '4' }, linkMappings: { linked: 'offline' } });
    const engine = toEngine(config);
    await engine.addImport(toImport([toRow('a', { risk_level: 1, link_status: 'linked' })]));
    expect(engine.page(PAGE).page.rows[0]).toMatchObject({ level: '1', link: 'linked' });
  });

  it('draws its lines', async () => {
    const engine = toEngine();
    const rows = [toRow('a'), toRow('b')];
    const shape = toShapeFile({
      b: toLine([
        [101, 30],
        [102, 30.5],
      ]),
    });
    const files = { core: toCoreFile(rows, LINE_KIND), card: toCardFile(rows), shape };
    await engine.addImport(toImport(rows, { kind: LINE_KIND.id, files }));
    const shapes = engine.shapes(LINE_KIND.id, 'import-1');
    expect(Array.from(shapes?.positions ?? [])).toEqual([101, 30, 102, 30.5]);
    expect(Array.from(shapes?.rows ?? [])).toEqual([1]);
  });

  it('comes whole or not at all, and leaves what was there', async () => {
    const engine = toEngine();
    await engine.addImport(toImport([toRow('a')]));
    const rows = [toRow('b'), toRow('c')];
    const good = toImport(rows).files;
    const broken = new TextEncoder().encode('PAR1 and no more').buffer;
    for (const files of [
      { ...good, core: broken },
      { ...good, card: broken },
      { ...good, shape: broken },
    ]) {
      expect((await engine.addImport(toImport(rows, { files }))).ok).toBe(false);
      expect(engine.page(PAGE).page.rows.map(({ id }) => id)).toEqual(['a']);
    }
    expect((await engine.addImport(toImport(rows))).ok).toBe(true);
    expect(engine.page(PAGE).page.total).toBe(2);
  });

  it('takes the place of what its source had of another kind', async () => {
    const engine = toEngine();
    await engine.addImport(toImport([toRow('a')]));
    await engine.addImport(toImport([toRow('a')], { kind: LINE_KIND.id }));
    expect(engine.rollUp(ROLL_UP).region.kinds.map(({ kind }) => kind)).toEqual([LINE_KIND.id]);
  });

  it('leads from an enterprise to its worst site', async () => {
    const engine = toEngine();
    await engine.addImport(
      toImport([
        toRow('a', { enterprise_id: 'E1', risk_level: 3 }),
        toRow('b', { enterprise_id: 'E1', risk_level: 1 }),
      ]),
    );
    const desk = await engine.desk();
    const types = {
      id: 'STRING',
      name: 'STRING',
      adcode: 'INT32',
      site_count: 'INT32',
      linked_count: 'INT32',
    } as const;
    const bytes = toParquet([{ id: 'E1', name: '东风公司', adcode: 110101, site_count: 2, linked_count: 0 }], types);
    await desk.loadEnterprises(bytes, 'e', { isSynthetic: true, asOf: null });
    const { answer, missingOwners } = await desk.answer('东风公司', 5);
    expect(missingOwners).toEqual([]);
    expect(answer.enterprises[0]?.site?.id).toBe('b');
  });
});

const counts = (registered: number, linked: number) => ({
  adcodes: [110101],
  registered: [registered],
  linked: [linked],
});

describe('the past of a register without dates', () => {
  const undated = (ids: readonly string[]) => ids.map((id) => toRow(id, { link_status: 'linked' }));
  const versions = [
    toVersion('2020-11-01T08:00:00+08:00', { counts: counts(2, 1) }),
    toVersion('2020-11-05T08:00:00+08:00', { counts: counts(4, 1) }),
    toVersion('2020-11-10T08:00:00+08:00'),
  ];
  const query: HistoryQuery = { region: '100000', filter: NO_FILTER, weeks: 3 };

  it('is what each version counted, unknown before the first, and ends where the roll-up stands', async () => {
    const engine = toEngine();
    await engine.addImport(toImport(undated(['a', 'b', 'c']), { versions }));
    // Weeks of 2020-10-26, 11-02, 11-09 and 11-16.
    const history = engine.history(query);
    expect(history).toMatchObject({ kinds: [], without: [] });
    expect(history.versions).toMatchObject([
      {
        registered: [null, 2, 4, 3],
        linked: [null, 1, 1, 3],
        versionDays: ['2020-11-01', '2020-11-05', '2020-11-10'],
      },
    ]);
    expect(engine.history({ ...query, region: '110000' }).versions[0]?.registered).toEqual([null, 2, 4, 3]);
    expect(engine.history({ ...query, region: '360000' }).versions[0]?.registered).toEqual([null, 0, 0, 0]);
  });

  it('is unknown of a version that was imported without boundaries', async () => {
    const engine = toEngine();
    const blind = [toVersion('2020-11-01T08:00:00+08:00', { counts: null }), ...versions.slice(1)];
    await engine.addImport(toImport(undated(['a', 'b', 'c']), { versions: blind }));
    expect(engine.history(query).versions[0]?.registered).toEqual([null, null, 4, 3]);
  });

  it('does not tell of levels that an earlier version had', async () => {
    const engine = toEngine();
    await engine.addImport(toImport(undated(['a', 'b', 'c']), { versions }));
    const [own] = engine.history({ ...query, filter: { ...NO_FILTER, levels: ['2'] } }).versions;
    expect(own?.registered).toEqual([null, null, null, 3]);
  });

  it('knows nothing before a file whose date lies ahead, and takes no later file for its past', async () => {
    const engine = toEngine();
    const later = toVersion('2024-04-30T00:00:00+08:00');
    await engine.addImport(toImport(undated(['a']), { versions: [later] }));
    expect(engine.history(query).versions[0]?.registered).toEqual([null, null, null, null]);
    await engine.addImport(toImport(undated(['a']), { versions: [later, ...versions.slice(0, 1)] }));
    expect(engine.history(query).versions[0]).toMatchObject({
      registered: [null, 1, 1, 1],
      versionDays: ['2020-11-01'],
    });
  });

  it('is told by the dates where the rows have them, and not at all for a service', async () => {
    const engine = toEngine();
    await engine.addImport(toImport([toRow('a', { registered_at: '2020-11-09' })], { versions }));
    expect(engine.history(query)).toMatchObject({ kinds: [{ registered: [0, 0, 1, 1] }], versions: [] });
    const service = toEngine();
    await service.loadSnapshot(toTarget(), toParquet([toRow('a')]), 'core');
    await service.loadDates(POINT_KIND.id, 'demo', null, '');
    expect(service.history(query)).toMatchObject({ versions: [], without: [POINT_KIND.id] });
  });
});
