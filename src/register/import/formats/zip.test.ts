import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { dbfOf, shpOf } from './shapefile-kit.ts';
import { faultOf, fileOf } from './test-files.ts';
import { listZip, unpackEntry } from './zip.ts';

const MEBIBYTE = 1 << 20;

/** Changes the stated size of every entry, in the directory and before it. */
const statedAs = (bytes: Uint8Array, size: number): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 30 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return bytes;
};

const entryOf = async (bytes: Uint8Array): Promise<ReturnType<typeof unpackEntry>> => {
  const file = fileOf(bytes, 'x.zip');
  const listed = await listZip(file);
  if (!listed.ok || listed.value[0] === undefined) throw new Error('not listed');
  return unpackEntry(file, listed.value[0]);
};

describe('archives made to overfill', () => {
  const zeros = zipSync({ 'a.shp': new Uint8Array(16 * MEBIBYTE) });

  it('16 MB in 16 KB are unpacked when they are stated, and not a byte more than stated', async () => {
    expect(zeros.length).toBeLessThan(MEBIBYTE / 10);
    const whole = await entryOf(zeros.slice());
    expect(whole.ok && whole.value.length).toBe(16 * MEBIBYTE);
    expect(await entryOf(statedAs(zeros.slice(), 1000))).toMatchObject({ ok: false, fault: { kind: 'too-large' } });
    expect(await entryOf(statedAs(zeros.slice(), 17 * MEBIBYTE))).toMatchObject({
      ok: false,
      fault: { kind: 'damaged' },
    });
  });

  it('stated sizes beyond the limit are refused before anything is unpacked', async () => {
    const fault = await faultOf(statedAs(zeros.slice(), 3_000_000_000), 'x.zip');
    expect(fault.kind).toBe('too-large');
    expect(fault.words.zh).toContain('1024 MB');
  });

  it('too many entries', async () => {
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}.shp`, new Uint8Array(0)])),
    );
    const fault = await faultOf(many, 'x.zip');
    expect([fault.kind, fault.words.zh.includes('10,001')]).toEqual(['too-large', true]);
  });

  it('a workbook whose sheet states nothing and holds much', async () => {
    const parts = { '[Content_Types].xml': new Uint8Array(9), 'xl/workbook.xml': new Uint8Array(9 * MEBIBYTE) };
    expect((await faultOf(statedAs(zipSync(parts), 0), 'x.xlsx')).kind).toBe('too-large');
  });

  it('archives within archives are not opened', async () => {
    const shapefile = zipSync({
      'a.shp': shpOf(1, [null]),
      'a.dbf': dbfOf([{ name: 'a', type: 'C', length: 1 }], [['x']]),
    });
    const fault = await faultOf(zipSync({ 'inner.zip': shapefile }), 'x.zip');
    expect(fault.kind).toBe('binary-file');
    expect(fault.words.zh).toContain('inner.zip');
  });

  it('cut off at every byte', async () => {
    const bytes = zipSync({
      'a.shp': shpOf(1, [null]),
      'a.dbf': dbfOf([{ name: 'a', type: 'C', length: 1 }], [['x']]),
    });
    for (let length = 4; length < bytes.length; length += 3)
      expect((await faultOf(bytes.slice(0, length), 'x.zip')).kind).toBe('damaged');
  });
});
