import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/domain/config.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../../src/hazards/ledger-registry.ts';
import { ImportSession } from '../../../src/register/import/import-session.ts';
import type { RowIssue } from '../../../src/register/import/types.ts';
import { AS_OF, NOW_MS, convertFile, faultOf, opened, toBytes, toFile, tryOpen } from '../../contract/import-kit.ts';

const COAL = REGISTRY.require('coal-mine');

describe('a file that cannot be read says what and where', () => {
  it.each([
    ['nothing at all', '', 'ledger.csv', 'empty-file', '空'],
    ['only white space', ' \n\n', 'ledger.csv', 'empty-file', '空'],
    ['a header without rows', '编号,经度,纬度\n', 'ledger.csv', 'no-rows', '0 行'],
    ['a delimiter that is none', '编号^经度^纬度\na^114^25', 'ledger.csv', 'wrong-delimiter', '编号^经度^纬度'],
    [
      'cut-off JSON',
      '{"type":"FeatureCollection","features":[\n{"type":',
      'x.geojson',
      'bad-json',
      '第 2 行第 9 列中断',
    ],
    ['a trailing comma in JSON', '[{"a":1},\n {"b":2},]', 'x.json', 'bad-json', '第 2 行第 10 列写法有误'],
    ['JSON that is no table', '{"hello":"world"}', 'x.json', 'not-geojson', 'GeoJSON'],
    ['a collection without features', '{"type":"FeatureCollection","features":[]}', 'x.geojson', 'no-rows', '0 行'],
    ['a web page', '<!doctype html>\n<html></html>', 'ledger.csv', 'binary-file', '网页'],
  ])('%s', async (_name, content, fileName, kind, words) => {
    const fault = await faultOf(content, fileName);
    expect(fault.kind).toBe(kind);
    expect(fault.words.zh).toContain(words);
    expect(fault.words.en).not.toBe('');
    expect(fault.message).toBe(fault.words.zh);
  });

  it.each([
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 'binary-file'],
    ['an image under the name of a CSV', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0], 'binary-file'],
  ])('%s: says what can be read', async (_name, bytes, kind) => {
    const fault = await faultOf(Uint8Array.from(bytes));
    expect(fault.kind).toBe(kind);
    expect(fault.words.zh).toContain('可以导入 CSV');
  });

  it('a delimiter chosen by hand that does not fit', async () => {
    const result = await tryOpen('编号,经度\na,1', 'x.csv', { delimiter: '|' });
    expect(result).toMatchObject({ ok: false, fault: { kind: 'wrong-delimiter' } });
  });

  it('no coordinates and no codes', async () => {
    const session = new ImportSession(REGISTRY.kinds);
    session.setUp(DEFAULT_CONFIG);
    const open = await session.open(toFile('编号,名称\na,甲'));
    if (!open.ok) throw new Error(open.fault.message);
    const { kind, guesses, reading } = open.value;
    const plan = { kind: kind.kind, reading, columns: guesses };
    const result = await session.convert({ plan, asOf: AS_OF, nowMs: NOW_MS, previous: null, language: 'zh-CN' });
    expect(result).toMatchObject({ ok: false, fault: { kind: 'no-position' } });
  });

  it('a file that the browser cannot read, and a session without a file', async () => {
    const session = new ImportSession(REGISTRY.kinds);
    session.setUp(DEFAULT_CONFIG);
    const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('NotReadableError'));
    const gone = Object.assign(toFile('x'), { slice: () => Object.assign(new Blob(['x']), { arrayBuffer }) });
    expect(await session.open(gone)).toMatchObject({ ok: false, fault: { kind: 'unreadable' } });
    expect(session.guess('coal-mine')).toMatchObject({ ok: false, fault: { kind: 'nothing-open' } });
    expect(session.setDivisions(toBytes('<html>').slice().buffer, toBytes('{}').slice().buffer)).toBe(false);
  });
});

describe('bad rows are kept apart with row, field, value and reason', () => {
  it.each([
    ['NaN', 'NaN,25', 'not-finite', 'NaN, 25'],
    ['infinite', '114,Infinity', 'not-finite', '114, Infinity'],
    ['words', '东经,北纬', 'not-finite', '东经, 北纬'],
    ['one half missing', '114,', 'not-finite', '114, '],
    ['impossible', '-200,25', 'impossible', '-200, 25'],
    ['swapped', '25,114', 'swapped', '25, 114'],
    ['swapped in the west, where the latitude is possible', '39.5,76', 'swapped', '39.5, 76'],
    ['zero', '0,0', 'zero', '0, 0'],
    ['nothing at all', ',', 'no-position', ''],
  ])('%s', async (_name, position, code, value) => {
    const { account, quarantine } = await convertFile(`编号,经度,纬度,行政区划代码\nok,114,25,\nbad,${position},`, {
      kind: COAL,
    });
    expect(account).toMatchObject({ read: 2, accepted: 1, quarantined: 1 });
    expect(quarantine[0]).toMatchObject({ row: 3, code, value });
    expect(quarantine[0]?.words.zh).not.toBe('');
  });

  const issuesOf = async (text: string): Promise<readonly RowIssue[]> =>
    (await convertFile(text, { kind: COAL })).quarantine;

  it('unknown codes: quarantined without coordinates, accepted and noted with them', async () => {
    const text = '编号,经度,纬度,行政区划代码\na,,,999999\nb,114,25,999999\nc,,,360000\nd,,,abc';
    const { account, quarantine, rows } = await convertFile(text, { kind: COAL });
    expect(quarantine.map(({ row, code }) => [row, code])).toEqual([
      [2, 'unknown-adcode'],
      [4, 'code-above-county'],
      [5, 'unknown-adcode'],
    ]);
    expect(rows[0]).toMatchObject({ id: 'b', adcode: null });
    expect(account.notes.find((note) => note.code === 'unknown-adcode')?.count).toBe(1);
  });

  it('rows of another width and with broken quotes', async () => {
    const issues = await issuesOf('编号,经度,纬度\na,114,25\nb,114\nc,114,25,更多\nd,"11"4","25"\ne,114,25');
    expect(issues.map(({ row, code }) => [row, code])).toEqual([
      [3, 'ragged'],
      [4, 'ragged'],
      [5, 'bad-quotes'],
    ]);
  });

  it('a quote that never closes takes its own row only', async () => {
    const { account, quarantine } = await convertFile('编号,名称,经度,纬度\na,甲,114,25\nb,"乙,114,25\nc,丙,114,25', {
      kind: COAL,
    });
    expect(account).toMatchObject({ read: 3, accepted: 2, quarantined: 1 });
    expect(quarantine).toMatchObject([{ row: 3, code: 'bad-quotes' }]);
  });

  it('values that cannot be true', async () => {
    const issues = await issuesOf('编号,经度,纬度,核定产能\na,114,25,-5');
    expect(issues).toMatchObject([{ row: 2, field: 'approved_capacity', value: '-5', code: 'out-of-range' }]);
  });

  it('texts of masked fields never stand in the account', async () => {
    const { account } = await convertFile('编号,经度,纬度,地址\na,114,25,某路 13800000000\nb,0,0,某路', { kind: COAL });
    expect(JSON.stringify(account)).not.toContain('某路');
  });
});

describe('damaged bytes', () => {
  it('are counted and shown, and the rest of the file is read', async () => {
    const bytes = toBytes('编号,名称,经度,纬度\na,章贡示例矿甲乙丙丁,114,25\nb,南康示例矿,115,25');
    const at = bytes.indexOf(0xe7);
    bytes[at] = 0xff;
    const { encoding } = (await opened(bytes)).choices;
    expect(encoding).toMatchObject({ name: 'UTF-8' });
    expect(encoding?.damaged).toBeGreaterThan(0);
    const { account } = await convertFile(bytes, { kind: COAL });
    expect(account.accepted).toBe(2);
    expect(account.notes.map((note) => note.code)).toContain('damaged');
  });
});
