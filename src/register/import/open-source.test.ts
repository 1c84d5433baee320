import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { faultOf, fileOf, opened } from './formats/test-files.ts';
import { openSource } from './open-source.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('content speaks before the name', () => {
  it.each([
    ['编号,经度\na,1', 'ledger.docx', 'csv', true],
    ['编号,经度\na,1', 'ledger.xlsx', 'csv', true],
    ['编号,经度\na,1', 'ledger', 'csv', false],
    ['编号\t经度\na\t1', 'ledger.TSV', 'csv', false],
    ['[编号],[经度]\na,1', 'ledger.csv', 'csv', false],
    ['[{"a":1}]', 'ledger.csv', 'geojson', true],
    ['  {"type":"Feature","properties":{"a":1},"geometry":null}', 'x.txt', 'geojson', true],
    ['[\n{"a":1}]', 'x.geojson', 'geojson', false],
    ['\u001e{"a":1}\n\u001e{"a":2}\n', 'x.geojsons', 'geojson', false],
  ])('%j as %s is %s', async (content, name, format, isNoted) => {
    const source = await opened(content, name);
    expect(source.format).toBe(format);
    expect(source.notes.some(({ code }) => code === 'wrong-extension')).toBe(isNoted);
  });

  it.each([
    ['%PDF-1.7', 'PDF'],
    ['\u0089PNG\r\n', '图片'],
    ['SQLite format 3\u0000', 'GeoPackage'],
    ['7z\u00bc\u00af\u0027\u001c', '压缩'],
    ['\u001f\u008b\u0008', '压缩'],
    ['a\u0000\u0000\u0001\u0002\u0000\u0000\u0003\u0000c\u0005\u0000', '二进制'],
    ['<?xml version="1.0"?><kml xmlns="x">', 'KML'],
    ['<!DOCTYPE html><table>', 'HTML'],
    ['<?xml version="1.0"?><a/>', 'XML'],
  ])('%j is named', async (start, words) => {
    const bytes = Uint8Array.from(start, (character) => character.charCodeAt(0));
    const fault = await faultOf(bytes, 'ledger.csv');
    expect(fault.kind).toBe('binary-file');
    expect(fault.words.zh).toContain(words);
    expect(fault.words.zh).toContain('Parquet');
    expect(fault.message).toBe(fault.words.zh);
  });

  it.each([
    [{ '[Content_Types].xml': utf8(''), 'word/document.xml': utf8('') }, 'Word'],
    [{ '[Content_Types].xml': utf8(''), 'ppt/presentation.xml': utf8('') }, 'PowerPoint'],
    [{ 'doc.kml': utf8('<kml/>') }, 'KML'],
    [{ 'ledger.csv': utf8('a,b'), 'b.txt': utf8('') }, 'ledger.csv, b.txt'],
    [{}, '空'],
  ])('an archive %#', async (parts, words) => {
    const fault = await faultOf(zipSync(parts), 'x.zip');
    expect(fault.kind).toBe('binary-file');
    expect(fault.words.zh).toContain(words);
  });

  it('nothing at all, and a file that is gone', async () => {
    expect((await faultOf('', 'x.csv')).kind).toBe('empty-file');
    const gone = {
      ...fileOf('a,b', 'x.csv'),
      name: 'x.csv',
      size: 3,
      slice: () =>
        ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) as unknown as Blob,
    };
    expect(await openSource(gone)).toMatchObject({ ok: false, fault: { kind: 'unreadable' } });
  });
});
