import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RegionIndex, type RegionIndexFile } from '../../src/domain/region-index.ts';
import type { BoundaryTopology } from '../../src/domain/topology.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { createCountyLocator } from '../../src/register/county-locator.ts';
import { guessKind } from '../../src/register/import/guess-kind.ts';
import { guessMapping } from '../../src/register/import/guess-mapping.ts';
import { convertFile, opened } from './import-kit.ts';

const root = resolve(import.meta.dirname, '../..');
const FILE = resolve(root, '../shared/data/coal-mines/china.csv');
const isThere = existsSync(FILE);
if (!isThere)
  console.warn(`SKIPPED: ${FILE} is absent; the real register of 2,334 coal mines was NOT imported in this run.`);

const readJson = (name: string): unknown => {
  const path = resolve(root, 'public/boundaries', name);
  if (!existsSync(path)) throw new Error(`${path} is missing: build the boundaries first (npm test does)`);
  return JSON.parse(readFileSync(path, 'utf8'));
};

describe.skipIf(!isThere)('the coal mines of the Global Coal Mine Tracker, April 2024', () => {
  const bytes = isThere ? new Uint8Array(readFileSync(FILE)) : new Uint8Array();
  const kind = REGISTRY.require('coal-mine');

  const convert = () => {
    const file = readJson('regions.json') as RegionIndexFile;
    const locator = createCountyLocator(readJson('divisions.json') as BoundaryTopology, file);
    return convertFile(bytes, { fileName: 'china.csv', regions: new RegionIndex(file), locator });
  };

  it('are taken for coal mines, with position, name, status and capacity in Mtpa', async () => {
    const { headers, sample } = await opened(bytes, 'china.csv');
    const table = { headers, rows: sample };
    expect(guessKind(table, 'china.csv', REGISTRY.kinds).kind).toBe('coal-mine');
    const guesses = guessMapping(table, kind);
    const mapped = Object.fromEntries(
      guesses.flatMap(({ field }, column) => (field === null ? [] : [[field, table.headers[column]]])),
    );
    expect(mapped).toMatchObject({
      id: 'GEM Mine ID',
      name: 'Mine Name',
      lng: 'Longitude',
      lat: 'Latitude',
      mine_status: 'Status',
      mine_type: 'Mine Type',
      approved_capacity: 'Capacity (Mtpa)',
      stated_province: 'State, Province',
    });
    expect(guesses.find(({ field }) => field === 'approved_capacity')).toMatchObject({ factor: 100, unit: 'Mtpa' });
  });

  it('account for all 2,334 rows: 16 repeated ids, none outside, 12 in another province than stated', async () => {
    const { account, rows } = await convert();
    expect(account).toMatchObject({ read: 2334, accepted: 2334, quarantined: 0, isPlaceChecked: true });
    expect(account.duplicates.count).toBe(16);
    expect(new Set(rows.map((row) => row['id'])).size).toBe(2334);
    expect(new Set(rows.map((row) => row['stated_id'] ?? row['id'])).size).toBe(2318);
    expect(account.outside.count).toBe(0);
    expect(account.mismatched.count).toBe(12);
    expect(account.mismatched.rows[0]?.words.zh).toBe(
      '填报为宁夏回族自治区，位置落在内蒙古自治区 鄂尔多斯市 鄂托克前旗',
    );
  });

  it('convert Mtpa to 万吨/年, take * and - as empty and say that no row is known to be linked', async () => {
    const { account, rows } = await convert();
    expect(rows[0]).toMatchObject({ id: 'M0163', approved_capacity: 120, mine_status: '建设', mine_type: '井工' });
    expect(rows.filter((row) => row['approved_capacity'] === null)).toHaveLength(9);
    expect(rows.every((row) => row['link_status'] === 'not-linked' && row['is_synthetic'] === false)).toBe(true);
    const counts = Object.fromEntries(account.notes.map((note) => [note.words.zh, note.count]));
    expect(counts['核定生产能力：Mtpa 换算为 万吨/年（×100）。']).toBe(2325);
    expect(counts['核定生产能力：写作“*”，按空值处理。']).toBe(9);
    expect(counts['文件没有接入状态列：全部记为“未接入”，因为没有依据说它们已接入。']).toBe(2334);
  });

  it('are graded as far as the fields allow: one over capacity, the others unassessed for want of a class', async () => {
    const { account } = await convert();
    expect(account.levels).toEqual({ '1': 1, '2': 0, '3': 0, '4': 0, unassessed: 2333 });
    expect(account).toMatchObject({ statedLevels: 0, computedLevels: 1 });
    expect(account.missingForLevel).toEqual([{ field: 'class', count: 2333 }]);
  });
});
