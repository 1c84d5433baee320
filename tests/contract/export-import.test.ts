import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../src/domain/register-export.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { LANGUAGES } from '../../src/domain/words.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { isSyntheticImport, SYNTHETIC_NOTE } from '../../src/register/import/synthetic-rows.ts';
import type { RegisterEngine } from '../../src/register/engine.ts';
import { createSession, takeFile } from '../faults/take-file.ts';
import { toDemoEngine } from './demo-engine.ts';

/*
 * What the board writes the board reads: a register exported in any format comes back through the import by the page's
 * own guesses with the same sites, levels, links, warnings and positions.
 */

const JIANGXI = '360000';
const KINDS = HAZARD_KINDS.filter(({ isRegister }) => isRegister).map(({ id }) => id);

type Fact = readonly [id: string, level: string | null, link: string, warning: number, lng: number, lat: number];

const factsOf = (engine: RegisterEngine, kind: string): readonly Fact[] => {
  const filter = { ...NO_FILTER, kinds: [kind] };
  const rows: Fact[] = [];
  for (let offset = 0; ; offset += 1000) {
    const { page } = engine.page({ region: JIANGXI, filter, sort: 'worst-first', offset, limit: 1000 });
    for (const { id, level, link, warning, lngLat } of page.rows)
      rows.push([id, level, link, warning, lngLat?.[0] ?? 0, lngLat?.[1] ?? 0]);
    if (rows.length >= page.total) return rows.toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
  }
};

const importedFacts = async (core: ArrayBuffer): Promise<readonly Fact[]> => {
  const rows = await parquetReadObjects({ file: core });
  return rows
    .map((row): Fact => [
      String(row['id']),
      row['risk_level'] === null ? 'unassessed' : String(row['risk_level']),
      String(row['link_status']),
      Number(row['warning_level']),
      Number(row['lng']),
      Number(row['lat']),
    ])
    .toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
};

describe('an export, imported again by the page’s own guesses', () => {
  let engine: RegisterEngine;
  const session = createSession();
  beforeAll(async () => {
    engine = await toDemoEngine(['card', 'shape', 'dates'], []);
  });

  const cases = KINDS.flatMap((kind) =>
    (['csv', 'xlsx', 'geojson', 'parquet'] as const).flatMap((format) =>
      LANGUAGES.filter((language) => language === 'zh-CN' || format === 'csv' || format === 'xlsx').map(
        (language) => [kind, format, language] as const,
      ),
    ),
  );

  it.each(cases)('%s as %s in %s', async (kind, format: ExportFormat, language) => {
    const reply = await engine.exportRegister({
      region: JIANGXI,
      filter: { ...NO_FILTER, kinds: [kind] },
      format,
      language,
      labels: { title: '四色一张图', region: '江西省', filters: [] },
    });
    if (!reply.ok) throw new Error(reply.fault.message);
    const outcome = await takeFile(session, new File([reply.value.bytes], reply.value.fileName));
    if (outcome.kind === 'fault') throw new Error(outcome.fault.message);
    const { opened, converted } = outcome;
    expect(opened.kind.kind).toBe(kind);
    expect(converted.account).toMatchObject({ read: reply.value.rows, accepted: reply.value.rows, quarantined: 0 });
    // What was invented comes back as invented, every row of it.
    expect(isSyntheticImport(converted.account)).toBe(true);
    expect(converted.account.notes.find(({ code }) => code === SYNTHETIC_NOTE)?.count).toBe(reply.value.rows);
    const [before, after] = [factsOf(engine, kind), await importedFacts(converted.files.core)];
    // A site that nobody graded may be graded by its properties when it is imported.
    const known = new Map(before.map((fact) => [fact[0], fact]));
    expect(after.map(([id]) => id)).toEqual(before.map(([id]) => id));
    for (const fact of after) {
      const own = known.get(fact[0]);
      expect(own?.[1] === 'unassessed' ? [fact[0], 'unassessed', ...fact.slice(2)] : fact).toEqual(own);
    }
  });
});
