import { writeSync } from 'node:fs';
import { fileCase, type FaultCase } from './fault-case.ts';
import { point, toParquetFile } from './build/parquet.ts';
import { toDbf, toShapefile, toShp } from './build/shapefile.ts';
import { goodCsv, HEADS, joined, utf8 } from './build/text.ts';
import { goodGeoJson } from './files/json-files.ts';
import { GOOD_ROWS_XML, rowXml, SHEET_END, SHEET_START, sheetXml, toXlsx } from './build/xlsx.ts';
import { deflated, deflatedMany, stored, toZip, type RawEntry } from './build/zip.ts';

const MB = 1 << 20;
const SHEET = 'xl/worksheets/sheet1.xml';
const fault = { fault: 'any' } as const;
const refused = { fault: ['too-large', 'damaged', 'record-too-long'] } as const;

const filled = (length: number, character: string): Uint8Array => new Uint8Array(length).fill(character.charCodeAt(0));

/** A piece of at least a megabyte made of a text over and over, and how often it was taken. */
const repeated = (text: string): { readonly piece: Uint8Array; readonly times: number } => {
  const times = Math.ceil(MB / utf8(text).length);
  return { piece: utf8(text.repeat(times)), times };
};

const zeros = (name: string, megabytes: number): RawEntry =>
  deflatedMany(name, { piece: new Uint8Array(MB), count: megabytes });

/** A sheet of good rows and then as many megabytes of something. */
const longSheet = (text: string, megabytes: number): Uint8Array =>
  toXlsx({
    [SHEET]: deflatedMany(SHEET, {
      before: SHEET_START + GOOD_ROWS_XML,
      piece: repeated(text).piece,
      count: megabytes,
      after: SHEET_END,
    }),
  });

/** A text that never is one string: `before`, a piece many times, `after`. */
const longText = (before: string, text: string, megabytes: number, after: string): Blob => {
  const { piece } = repeated(text);
  return new Blob([before, ...Array.from({ length: megabytes }, () => piece as BlobPart), after]);
};

const ENTITIES = (leaf: string): string => {
  const names = 'abcdefghij'.split('');
  const lines = names.map((name, at) =>
    at === 0 ? `<!ENTITY a "${leaf}">` : `<!ENTITY ${name} "${`&${names[at - 1]};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE x [${lines.join('')}]>`;
};

const withoutDeclaration = (xml: string): string => xml.replace(/^<\?xml[^>]*\?>/, '');

/** Entries that all point to the same deflated bytes (Fifield's overlapping bomb). */
const overlapping = (): Uint8Array => {
  const kernel = zeros('a.dbf', 64);
  return toZip([
    kernel,
    ...Array.from({ length: 2000 }, (_, at) => ({
      ...kernel,
      name: `f${at}.dbf`,
      data: new Uint8Array(0),
      packed: kernel.data.length,
      offset: 0,
    })),
  ]);
};

const nested = (depth: number): Uint8Array => {
  let inner = toZip(Array.from({ length: 10 }, (_, at) => zeros(`z${at}.xlsx`, 20)));
  for (let at = 0; at < depth; at++)
    inner = toZip(Array.from({ length: 10 }, (_, each) => deflated(`z${each}.zip`, inner)));
  return inner;
};

/** Parquet whose snappy page says it unpacks to 2 GB. */
const claimingPage = (): Uint8Array => {
  const bytes = toParquetFile({ count: 500 });
  // The length of a snappy block is the first varint behind the header of its page.
  for (let at = 4; at < bytes.length - 200; at += 97) bytes.set([0xff, 0xff, 0xff, 0xff, 0x07], at);
  return bytes;
};

const vertices = '[114.9001,25.8001],';

/** Files that are small, or claim to be, and would be huge: each is opened in a process of its own with little memory. */
export const BOMBS: readonly FaultCase[] = [
  fileCase('a zip of 1 GB of zeros', 'a.zip', () => toZip([zeros('ledger.csv', 1024)]), fault),
  fileCase(
    'a Shapefile whose .dbf is 900 MB of zeros',
    'a.zip',
    () => toZip([deflated('a.shp', toShp()), zeros('a.dbf', 900)]),
    fault,
  ),
  fileCase(
    'a Shapefile whose .shp is 900 MB of zeros',
    'a.zip',
    () => toZip([zeros('a.shp', 900), deflated('a.dbf', toDbf())]),
    fault,
  ),
  fileCase('a Shapefile whose .prj is 900 MB of zeros', 'a.zip', () =>
    toZip([deflated('a.shp', toShp()), deflated('a.dbf', toDbf()), zeros('a.prj', 900)]),
  ),
  fileCase('zips in zips in zips', 'a.zip', () => nested(3), fault),
  fileCase('2,000 entries that are the same bytes', 'a.zip', overlapping),
  fileCase('a sheet of 2 GB of blanks', 'a.xlsx', () => longSheet(' ', 2048), refused),
  fileCase('a sheet of 4 GB of zeros', 'a.xlsx', () => toXlsx({ [SHEET]: zeros(SHEET, 4095) }), fault),
  fileCase(
    'a sheet of 900 MB of rows',
    'a.xlsx',
    () => longSheet(rowXml(['x', '甲', '114.9', '25.8'], 20).replace(/ r="[A-Z]*\d+"/g, ''), 900),
    refused,
  ),
  fileCase('a sheet of 390 MB of rows', 'a.xlsx', () =>
    longSheet(rowXml(['x', '甲', '114.9', '25.8'], 20).replace(/ r="[A-Z]*\d+"/g, ''), 390),
  ),
  fileCase('a sheet of 390 MB of blanks', 'a.xlsx', () => longSheet(' ', 390)),
  fileCase('a sheet of 390 MB of empty rows', 'a.xlsx', () => longSheet('<row/>', 390)),
  fileCase('a sheet of 390 MB of nested elements', 'a.xlsx', () => longSheet('<a>', 390)),
  fileCase('a Shapefile whose .dbf is 590 MB of zeros', 'a.zip', () =>
    toZip([deflated('a.shp', toShp()), zeros('a.dbf', 590)]),
  ),
  fileCase('a Shapefile whose .shp is 590 MB of zeros', 'a.zip', () =>
    toZip([zeros('a.shp', 590), deflated('a.dbf', toDbf())]),
  ),
  fileCase('a sheet of 900 MB of empty rows', 'a.xlsx', () => longSheet('<row/>', 900), refused),
  fileCase(
    'a sheet of one cell of 900 MB',
    'a.xlsx',
    () =>
      toXlsx({
        [SHEET]: deflatedMany(SHEET, {
          before: `${SHEET_START}${GOOD_ROWS_XML}<row><c t="inlineStr"><is><t>`,
          piece: filled(MB, 'x'),
          count: 900,
          after: `</t></is></c></row>${SHEET_END}`,
        }),
      }),
    refused,
  ),
  fileCase('900 MB of nested elements', 'a.xlsx', () => longSheet('<a>', 900), refused),
  fileCase(
    '900 MB of shared strings',
    'a.xlsx',
    () =>
      toXlsx({
        'xl/sharedStrings.xml': deflatedMany('xl/sharedStrings.xml', {
          before: '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
          piece: repeated('<si><t>甲</t></si>').piece,
          count: 900,
          after: '</sst>',
        }),
      }),
    refused,
  ),
  fileCase('900 MB of styles', 'a.xlsx', () =>
    toXlsx({
      'xl/styles.xml': deflatedMany('xl/styles.xml', {
        before: '<styleSheet>',
        piece: repeated('<xf/>').piece,
        count: 900,
        after: '</styleSheet>',
      }),
    }),
  ),
  fileCase('900 MB of a picture that nobody asks for', 'a.xlsx', () =>
    toXlsx({ 'xl/media/image1.png': zeros('xl/media/image1.png', 900) }),
  ),
  fileCase(
    'a sheet that says it is 10 bytes and is 900 MB',
    'a.xlsx',
    () => toXlsx({ [SHEET]: { ...zeros(SHEET, 900), size: 10 } }),
    fault,
  ),
  fileCase(
    'a sheet that says it is 4 GB and is not',
    'a.xlsx',
    () => toXlsx({ [SHEET]: { ...deflated(SHEET, sheetXml()), size: 0xfffffffe } }),
    fault,
  ),
  fileCase('entities that expand to 10 GB in a sheet', 'a.xlsx', () =>
    toXlsx({
      [SHEET]:
        ENTITIES('x'.repeat(10)) +
        withoutDeclaration(
          sheetXml(`${GOOD_ROWS_XML}<row r="20"><c r="A20" t="inlineStr"><is><t>&j;</t></is></c></row>`),
        ),
    }),
  ),
  fileCase('entities that expand in the shared strings', 'a.xlsx', () =>
    toXlsx({ 'xl/sharedStrings.xml': `${ENTITIES('x'.repeat(10))}<sst><si><t>&j;</t></si></sst>` }),
  ),
  fileCase('a workbook of cells in its last column and last row', 'a.xlsx', () =>
    toXlsx({
      [SHEET]: sheetXml(
        GOOD_ROWS_XML +
          Array.from(
            { length: 2000 },
            (_, at) => `<row r="${1_046_000 + at}"><c r="XFD${1_046_000 + at}" t="str"><v>x</v></c></row>`,
          ).join(''),
      ),
    }),
  ),
  fileCase('a merge over every cell, filled', 'a.xlsx', () =>
    toXlsx({
      [SHEET]: sheetXml().replace(
        '</worksheet>',
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
      ),
    }),
  ),
  fileCase('an ODS of a row repeated a million times, a cell 16,384 times', 'a.ods', () =>
    toZip([
      stored('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
      deflated(
        'content.xml',
        `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    ]),
  ),
  fileCase(
    'a ring of 10,000,000 vertices beside good sites',
    'a.geojson',
    () =>
      longText(
        `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[`,
        vertices,
        Math.ceil((10_000_000 * vertices.length) / MB),
        `[114.9,25.8]]]}},${goodGeoJson(3).slice(goodGeoJson(3).indexOf('[') + 1)}`,
      ),
    { account: { read: 4, accepted: 3, quarantined: 1 } },
  ),
  fileCase('a feature of 300 MB of properties', 'a.geojson', () =>
    longText(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"',
      'x',
      300,
      '"},"geometry":null}]}',
    ),
  ),
  fileCase('brackets 100,000,000 deep', 'a.geojson', () => longText('', '[', 100, ''), fault),
  fileCase(
    'a WKB ring that says it has 4 billion vertices, in 10,000 rows',
    'a.parquet',
    () =>
      toParquetFile({
        count: 10_000,
        geometry: () => joined([1, 3, 0, 0, 0, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff], new Uint8Array(16)),
      }),
    { account: { read: 10_000 } },
  ),
  fileCase(
    'a WKB ring of 3,000,000 vertices',
    'a.parquet',
    () => {
      const count = 3_000_000;
      const ring = new Uint8Array(13 + count * 16);
      const view = new DataView(ring.buffer);
      ring.set([1, 3, 0, 0, 0, 1, 0, 0, 0]);
      view.setUint32(9, count, true);
      for (let at = 0; at < count; at++) {
        view.setFloat64(13 + at * 16, 114.9, true);
        view.setFloat64(21 + at * 16, 25.8, true);
      }
      return toParquetFile({ count: 3, geometry: (at) => (at === 0 ? ring : point(114.9, 25.8)) });
    },
    { account: { read: 3 } },
  ),
  fileCase('pages that say they unpack to 2 GB', 'a.parquet', claimingPage),
  fileCase('a text of 200 MB that repeats, as Parquet', 'a.parquet', () =>
    toParquetFile({
      columns: [{ name: 'address', data: Array.from({ length: 12 }, () => 'x'.repeat(16 * MB)), type: 'STRING' }],
    }),
  ),
  fileCase('one line of 600 MB', 'a.csv', () => longText(`${HEADS.join(',')}\n`, 'x', 600, '\n'), fault),
  fileCase('a quoted cell of 600 MB', 'a.csv', () => longText(`${HEADS.join(',')}\n"`, 'x\n', 600, '"\n'), fault),
  fileCase('300 MB of commas', 'a.csv', () => longText(`${HEADS.join(',')}\n`, ',', 300, '\n'), fault),
  fileCase('300 MB of quotes', 'a.csv', () => longText(`${HEADS.join(',')}\n`, '"', 300, '\n')),
  fileCase('20 MB of blank lines', 'a.csv', () => longText(`${HEADS.join(',')}\n`, '\n', 20, goodCsv(3))),
  fileCase('8 MB of rows that are all bad', 'a.csv', () => longText(`${HEADS.join(',')}\n`, 'a,b,c\n', 8, '')),
  fileCase('100 MB of NUL bytes', 'a.csv', () => longText(`${HEADS.join(',')}\n`, '\0', 100, '\n')),
  fileCase('a .prj nested a million deep', 'a.zip', () =>
    toShapefile({ 'mines.prj': 'PROJCS["a",'.repeat(1_000_000) }),
  ),
];

export interface BombReport {
  /** Of `BOMBS`. */
  readonly index: number;
  readonly violations: readonly string[];
  readonly unexpected: string | null;
  /** What came of it, in words. */
  readonly came: string;
  /** The most memory that the process held until then, MB. */
  readonly peakMb: number;
}

/** Written before the next bomb, so that a crash leaves what came before it. */
export const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};
