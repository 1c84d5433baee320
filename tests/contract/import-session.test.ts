import { readFileSync } from 'node:fs';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { ImportSession, type OpenedFile } from '../../src/register/import/import-session.ts';
import type { ImportProgress } from '../../src/register/import/convert-source.ts';
import type { ConvertedRegister } from '../../src/register/import/stored-register.ts';
import type { ImportPlan, ImportResult } from '../../src/register/import/types.ts';
import { AS_OF, NOW_MS, toFile, toImportedRows } from './import-kit.ts';

const REQUEST = { asOf: AS_OF, nowMs: NOW_MS, previous: null, language: 'zh-CN' } as const;

const readBoundaries = (name: string): ArrayBuffer =>
  Uint8Array.from(readFileSync(new URL(`../../public/boundaries/${name}`, import.meta.url))).buffer;

const must = <T>(result: ImportResult<T>): T => {
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};

const start = (): ImportSession => {
  const session = new ImportSession(REGISTRY.kinds);
  session.setUp(DEFAULT_CONFIG);
  return session;
};

const planOf = ({ kind, reading, guesses }: OpenedFile): ImportPlan => ({ kind: kind.kind, reading, columns: guesses });

const HEADER = '编号,煤矿名称,经度,纬度,核定产能,煤矿类别';
const ROWS = ['a,甲煤矿,114.25,25.1,120,C', 'b,乙煤矿,114.35,25.2,60,B', 'c,丙煤矿,0,0,30,A', 'd,丁煤矿,114.45'];

const importText = async (
  session: ImportSession,
  text: string,
  previous: ArrayBuffer | null = null,
): Promise<{ readonly opened: OpenedFile; readonly converted: ConvertedRegister; readonly plan: ImportPlan }> => {
  const opened = must(await session.open(toFile(text)));
  const plan = planOf(opened);
  return { opened, plan, converted: must(await session.convert({ ...REQUEST, plan, previous })) };
};

describe('a session', () => {
  it('opens a file with guesses and a preview, never with its rows', async () => {
    const many = Array.from({ length: 3000 }, (_, n) => `m${n},示例煤矿${n},114.${n % 10},25.1,${n},C`);
    const opened = must(await start().open(toFile([HEADER, ...many].join('\n'), '煤矿.csv')));
    expect(opened).toMatchObject({
      fileName: '煤矿.csv',
      format: 'csv',
      rowCount: 3000,
      brokenCount: 0,
      preview: { length: 20 },
      kind: { kind: 'coal-mine' },
      choices: { encoding: { name: 'UTF-8' }, delimiter: ',', quote: '"', headerRecords: [1, 1] },
      patchOf: null,
    });
    expect(opened.guesses.map(({ field }) => field)).toEqual([
      'id',
      'name',
      'lng',
      'lat',
      'approved_capacity',
      'class',
    ]);
    expect(JSON.stringify(opened)).not.toContain('示例煤矿2999');
  });

  it('knows a file by its bytes and its shape by its headers, whatever their order', async () => {
    const [one, same, other] = await Promise.all(
      [
        [HEADER, ...ROWS],
        [HEADER, ...ROWS],
        ['煤矿类别,核定产能,纬度,经度,煤矿名称,编号', 'C,1,25,114,甲,a'],
      ].map(async (lines) => must(await start().open(toFile(lines.join('\n'))))),
    );
    expect(one?.source).toBe(same?.source);
    expect(one?.source).toMatch(/^import-[0-9a-f]{16}$/);
    expect(other?.source).not.toBe(one?.source);
    expect(other?.shapeKey).toBe(one?.shapeKey);
  });

  it('reads the file again as the user corrects it', async () => {
    const session = start();
    const file = toFile(['煤矿,,', 'x,y,z', HEADER, 'a,甲,114,25,1,C'].join('\n'));
    expect(must(await session.open(file)).headers).toEqual(['x', 'y', 'z']);
    const corrected = must(await session.open(file, { headerRecords: [3, 3] }));
    expect(corrected).toMatchObject({ headers: HEADER.split(','), titleRows: 2, rowCount: 1 });
  });

  it('says how far it is, at last all of it', async () => {
    const rows = Array.from({ length: 12_000 }, (_, n) => `m${n},示例煤矿${n},114.25,25.1,${n % 100},C`);
    const session = start();
    const plan = planOf(must(await session.open(toFile([HEADER, ...rows].join('\n')))));
    const seen: ImportProgress[] = [];
    const { account } = must(await session.convert({ ...REQUEST, plan }, (progress) => seen.push(progress)));
    expect(account.accepted).toBe(12_000);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toEqual({ rows: 12_000, progress: 1 });
    expect(seen.every(({ rows: now }, at) => at === 0 || now >= (seen[at - 1]?.rows ?? 0))).toBe(true);
  });

  it('has nothing without a file, and nothing after it was closed', async () => {
    const session = start();
    const plan = {
      kind: 'coal-mine',
      reading: must(await session.open(toFile(`${HEADER}\n${ROWS[0]}`))).reading,
      columns: [],
    };
    expect(await session.convert({ ...REQUEST, plan })).toMatchObject({ ok: false, fault: { kind: 'no-position' } });
    session.close();
    expect(await session.convert({ ...REQUEST, plan })).toMatchObject({ ok: false, fault: { kind: 'nothing-open' } });
    expect(session.guess('coal-mine')).toMatchObject({ ok: false, fault: { kind: 'nothing-open' } });
    expect(await session.shareOfKnownIds(plan, new ArrayBuffer(0))).toBeNull();
  });
});

describe('a newer file', () => {
  it('says what was added, changed, removed and stayed', async () => {
    const session = start();
    const first = await importText(session, [HEADER, ...ROWS].join('\n'));
    expect(first.converted.difference).toBeNull();
    const digests = first.converted.files.digests;
    const next = [HEADER, 'e,戊煤矿,114.5,25.1,90,C', 'b,乙煤矿,114.35,25.2,60,B', 'c,丙煤矿,114.1,25.1,30,A'].join(
      '\n',
    );
    const second = await importText(session, next, digests);
    expect(second.converted.difference).toMatchObject({
      added: 2,
      changed: 0,
      removed: 1,
      unchanged: 1,
      addedIds: ['e', 'c'],
      removedIds: ['a'],
    });
    expect(await session.shareOfKnownIds(second.plan, digests)).toBeCloseTo(1 / 3);
  });

  it('shifted against the earlier positions is recognised by them, where no row states its county', async () => {
    const mines = Array.from({ length: 12 }, (_, n): [number, number] => [113.2 + n * 0.2, 24.3 + (n % 5) * 0.3]);
    const toText = (positions: readonly (readonly number[])[]): string =>
      ['编号,煤矿名称,经度,纬度', ...positions.map(([lng, lat], n) => `m${n},煤矿${n},${lng},${lat}`)].join('\n');
    const session = start();
    expect(session.setDivisions(readBoundaries('regions.json'), readBoundaries('divisions.json'))).toBe(true);
    const { core } = (await importText(session, toText(mines))).converted.files;
    const shifted = mines.map((at) => gcoord.transform<[number, number]>(at, gcoord.WGS84, gcoord.GCJ02));
    const plan = planOf(must(await session.open(toFile(toText(shifted)))));
    expect(must(await session.checkPositions(plan))).toMatchObject({ shift: null, recommended: null });
    const checkup = must(await session.checkPositions(plan, core));
    expect(checkup.shift).toMatchObject({ rows: 12, datum: 'GCJ02', verdict: 'recognised' });
    expect(checkup.recommended).toBe('GCJ02');
    const repaired = { ...plan, reading: { ...plan.reading, ...checkup.repairs[0]?.change } };
    expect(must(await session.checkPositions(repaired, core)).recommended).toBeNull();
    // Bytes that are no register are no evidence either.
    expect(must(await session.checkPositions(plan, new ArrayBuffer(8)))).toMatchObject({ shift: null });
  });

  it('is recognised without ids too', async () => {
    const session = start();
    const text = (rows: readonly string[]): string => ['煤矿名称,经度,纬度,核定产能', ...rows].join('\n');
    const kept = ['甲煤矿,114.25,25.1,120', '乙煤矿,114.35,25.2,60', '乙煤矿,114.35,25.2,60'];
    const first = await importText(session, text(kept));
    const second = await importText(session, text(['新煤矿,114.3,25.3,9', ...kept]), first.converted.files.digests);
    expect(second.converted.difference).toMatchObject({ added: 1, changed: 0, removed: 0, unchanged: 3 });
    expect(second.converted.account.duplicates.count).toBe(0);
  });
});

describe('a quarantine download', () => {
  it('corrected and opened again is a patch of its import', async () => {
    const session = start();
    const { opened, converted, plan } = await importText(session, [HEADER, ...ROWS].join('\n'));
    expect(converted.account).toMatchObject({ read: 4, accepted: 2, quarantined: 2 });
    const csv = new TextDecoder().decode(converted.files.quarantine);
    const corrected = csv.replace(/丙煤矿,0,0,/, '丙煤矿,114.15,25.3,');
    expect(corrected).not.toBe(csv);
    const download = must(await session.open(toFile(corrected, 'quarantine.csv')));
    expect(download).toMatchObject({ patchOf: opened.source, shapeKey: opened.shapeKey });
    const none = { field: null, factor: 1, isInverted: false };
    const columns = download.headers.map((header) => plan.columns[opened.headers.indexOf(header)] ?? none);
    const { previous: _, ...request } = REQUEST;
    const stored = { account: converted.account, files: converted.files };
    const patched = must(await session.patch({ ...request, plan: { ...plan, columns }, stored }));
    expect(patched.account).toMatchObject({ read: 4, accepted: 3, quarantined: 1 });
    const rows = await toImportedRows(patched.files);
    expect(rows.map((row) => row['id'])).toEqual(['a', 'b', 'c']);
    expect(rows[2]).toMatchObject({ name: '丙煤矿', lng: 114.15, lat: 25.3, approved_capacity: 30, source_row: 4 });
    const left = new TextDecoder().decode(patched.files.quarantine);
    expect(left).toContain('丁煤矿');
    expect(left).not.toContain('丙煤矿');
  });
});
