import { writeXlsx } from 'hucre/xlsx';
import { fileCase, type FaultCase } from '../fault-case.ts';
import { goodRow, goodRows, HEADS, joined } from '../build/text.ts';
import { toDbf, toShapefile, toShp, toShx } from '../build/shapefile.ts';
import { cellXml, GOOD_ROWS_XML, rowXml, sheetXml, tableXlsx, toXlsx } from '../build/xlsx.ts';
import { deflated, stored, toZip } from '../build/zip.ts';

const XLSX = 'ledger.xlsx';
const SHEET = 'xl/worksheets/sheet1.xml';
const xlsx = (name: string, build: FaultCase['build'], expect: FaultCase['expect'] = 'either'): FaultCase =>
  fileCase(name, XLSX, build, expect);
const shp = (name: string, build: FaultCase['build'], expect: FaultCase['expect'] = 'either'): FaultCase =>
  fileCase(name, 'mines.zip', build, expect);
const fault = { fault: 'any' } as const;

const sheet = (inner: string): Uint8Array => toXlsx({ [SHEET]: sheetXml(inner) });
const withCellXml = (xml: string): string => GOOD_ROWS_XML.replace(cellXml(goodRow(0)[1] ?? '', 1, 2), xml);

const CUTS = [1, 4, 10, 30, 100, 400, 1000];
/** The first bytes, and all but the last ones. */
const cuts = (bytes: () => Uint8Array, name: string, fileName: string): readonly FaultCase[] =>
  CUTS.flatMap((at) => [
    fileCase(`${name} of ${at} bytes`, fileName, () => bytes().subarray(0, at)),
    fileCase(`${name} without its last ${at} bytes`, fileName, () => bytes().subarray(0, -at)),
  ]);

const WORKBOOKS: readonly FaultCase[] = [
  xlsx('a good workbook', () => toXlsx(), { account: { read: 12, accepted: 12, quarantined: 0 } }),
  xlsx('no sheet', () => toXlsx({ [SHEET]: null }), fault),
  xlsx('no workbook', () => toXlsx({ 'xl/workbook.xml': null }), fault),
  xlsx('no relationships', () => toXlsx({ 'xl/_rels/workbook.xml.rels': null })),
  xlsx('no content types', () => toXlsx({ '[Content_Types].xml': null })),
  xlsx('an empty sheet', () => sheet(''), fault),
  xlsx('a header alone', () => sheet(rowXml(HEADS, 1)), fault),
  xlsx('a sheet that is no XML', () => toXlsx({ [SHEET]: 'not xml <<<&&&' }), 'either'),
  xlsx('a sheet cut off', () => toXlsx({ [SHEET]: sheetXml().slice(0, 3000) })),
  xlsx(
    'a workbook that points outside',
    () =>
      toXlsx({
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../../etc/passwd"/></Relationships>`,
      }),
    fault,
  ),
  xlsx('a sheet that points to itself', () =>
    toXlsx({
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="workbook.xml"/></Relationships>`,
    }),
  ),
  xlsx('a shared string that is not there', () => sheet(withCellXml('<c r="B2" t="s"><v>999999</v></c>')), {
    account: { read: 12 },
  }),
  xlsx('a shared string of number -1', () => sheet(withCellXml('<c r="B2" t="s"><v>-1</v></c>')), {
    account: { read: 12 },
  }),
  xlsx('numbers NaN and INF', () =>
    sheet(withCellXml('<c r="B2"><v>NaN</v></c><c r="C2"><v>INF</v></c><c r="D2"><v>1e999</v></c>')),
  ),
  xlsx('an error cell', () => sheet(withCellXml('<c r="B2" t="e"><v>#REF!</v></c>')), { account: { read: 12 } }),
  xlsx('a formula without a value', () => sheet(withCellXml('<c r="B2"><f>SUM(A1:A9)</f></c>')), {
    account: { read: 12 },
  }),
  xlsx(
    'a formula that runs a program',
    () => sheet(withCellXml(`<c r="B2" t="str"><f>cmd|'/c calc'!A0</f><v>=cmd</v></c>`)),
    { account: { read: 12 } },
  ),
  xlsx('a style that is not there', () => sheet(withCellXml('<c r="B2" s="99999"><v>44000</v></c>')), {
    account: { read: 12 },
  }),
  xlsx('dates beyond every calendar', () => sheet(withCellXml('<c r="B2" t="d"><v>99999-99-99</v></c>'))),
  xlsx('a cell in column 100,000', () => sheet(withCellXml('<c r="EQXD2" t="str"><v>x</v></c>'))),
  xlsx('a cell in column ZZZZZZZZ', () => sheet(withCellXml('<c r="ZZZZZZZZ2" t="str"><v>x</v></c>'))),
  xlsx('a cell in the last column of a workbook', () => sheet(withCellXml('<c r="XFD2" t="str"><v>x</v></c>'))),
  xlsx('a cell in the last row of a workbook', () =>
    sheet(`${GOOD_ROWS_XML}<row r="1048576"><c r="A1048576" t="str"><v>x</v></c></row>`),
  ),
  xlsx('a row of number 4,294,967,295', () =>
    sheet(`${GOOD_ROWS_XML}<row r="4294967295"><c r="A4294967295" t="str"><v>x</v></c></row>`),
  ),
  xlsx('a row of number -1', () => sheet(`${GOOD_ROWS_XML}<row r="-1"><c r="A-1" t="str"><v>x</v></c></row>`)),
  xlsx('references that are none', () => sheet(GOOD_ROWS_XML.replaceAll(' r="B', ' r="?'))),
  xlsx('no references', () => sheet(GOOD_ROWS_XML.replaceAll(/ r="[A-Z0-9]+"/g, ''))),
  xlsx('rows in the wrong order', () =>
    sheet([3, 1, 2].map((row) => rowXml(row === 1 ? HEADS : goodRow(row), row)).join('')),
  ),
  xlsx('every cell merged into one', () =>
    toXlsx({
      [SHEET]: sheetXml().replace(
        '</worksheet>',
        '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>',
      ),
    }),
  ),
  xlsx('100,000 merges', () =>
    toXlsx({
      [SHEET]: sheetXml().replace(
        '</worksheet>',
        `<mergeCells>${Array.from({ length: 100_000 }, (_, at) => `<mergeCell ref="A${at + 20}:B${at + 20}"/>`).join('')}</mergeCells></worksheet>`,
      ),
    }),
  ),
  xlsx('merges that overlap and run backwards', () =>
    toXlsx({
      [SHEET]: sheetXml().replace(
        '</worksheet>',
        '<mergeCells><mergeCell ref="H9:A1"/><mergeCell ref="A1:C5"/><mergeCell ref="B2:B2"/><mergeCell ref="?"/></mergeCells></worksheet>',
      ),
    }),
  ),
  xlsx('1,000 sheets', () =>
    toXlsx({
      'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${Array.from({ length: 1000 }, (_, at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
    }),
  ),
  xlsx('two sheets of one name', () =>
    toXlsx({
      'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    }),
  ),
  xlsx(
    'heads __proto__ and constructor',
    () => tableXlsx([[...HEADS, '__proto__', 'constructor'], ...goodRows(3).map((row) => [...row, 'x', 'y'])]),
    { account: { read: 3, accepted: 3 } },
  ),
  xlsx('the same head twice', () => tableXlsx([[...HEADS, ...HEADS], ...goodRows(3).map((row) => [...row, ...row])]), {
    account: { read: 3 },
  }),
  xlsx(
    'a cell of a million characters',
    () => tableXlsx([HEADS, ...goodRows(3).map((row) => [row[0] ?? '', 'x'.repeat(1_000_000), ...row.slice(2)])]),
    { account: { read: 3 } },
  ),
  xlsx('elements nested 1,000 deep', () => sheet(`${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}${GOOD_ROWS_XML}`)),
  xlsx('elements nested 100,000 deep', () =>
    sheet(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}${GOOD_ROWS_XML}`),
  ),
  xlsx('100,000 attributes', () =>
    sheet(
      GOOD_ROWS_XML.replace(
        '<row r="1"',
        `<row r="1" ${Array.from({ length: 100_000 }, (_, at) => `a${at}="1"`).join(' ')}`,
      ),
    ),
  ),
  xlsx('an entity of its own', () =>
    toXlsx({
      [SHEET]: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${sheetXml(withCellXml('<c r="B2" t="str"><v>&e;</v></c>'))}`,
    }),
  ),
  xlsx(
    'a password',
    async () =>
      writeXlsx({
        sheets: [{ name: 'a', rows: [[...HEADS], [...goodRow(0)]] }],
        encryption: { password: 'secret', spinCount: 10 },
      }),
    { fault: ['encrypted', 'binary-file', 'damaged'] },
  ),
  fileCase(
    'an OLE file of nothing',
    'ledger.xls',
    () => joined([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Uint8Array(1024)),
    fault,
  ),
  fileCase(
    'an OLE file whose sectors run in a circle',
    'ledger.xls',
    () =>
      joined(
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
        new Uint8Array(16),
        [0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0],
        new Uint8Array(2016),
      ),
    fault,
  ),
  fileCase(
    'a Word document',
    'ledger.xlsx',
    () => toZip([deflated('[Content_Types].xml', '<Types/>'), deflated('word/document.xml', '<w/>')]),
    fault,
  ),
  ...cuts(() => toXlsx(), 'a workbook', XLSX),
];

const ARCHIVES: readonly FaultCase[] = [
  fileCase('an empty zip', 'a.zip', () => toZip([]), fault),
  fileCase('a zip of a CSV', 'a.zip', () => toZip([deflated('ledger.csv', HEADS.join(','))])),
  fileCase(
    'a zip in a zip in a zip',
    'a.zip',
    () => toZip([stored('b.zip', toZip([stored('c.zip', toXlsx())]))]),
    fault,
  ),
  fileCase('a zip that says it has 65,534 entries', XLSX, () => toZip([deflated('a.xml', 'x')], 65_534)),
  fileCase('10,000 entries', 'a.zip', () => toZip(Array.from({ length: 10_000 }, (_, at) => stored(`f${at}.txt`, '')))),
  fileCase('names that climb', 'a.zip', () =>
    toZip([stored('../../mines.shp', toShp()), stored('/mines.dbf', toDbf())]),
  ),
  fileCase('entries of one name', 'mines.zip', () =>
    toZip([stored('a.shp', toShp()), stored('a.shp', 'x'), stored('a.dbf', toDbf()), stored('a.dbf', 'y')]),
  ),
  fileCase('a wrong checksum', XLSX, () => toXlsx({ [SHEET]: { ...deflated(SHEET, sheetXml()), crc: 1 } })),
  fileCase('a size that is too small', XLSX, () => toXlsx({ [SHEET]: { ...deflated(SHEET, sheetXml()), size: 10 } })),
  fileCase('a size that is too large', XLSX, () =>
    toXlsx({ [SHEET]: { ...deflated(SHEET, sheetXml()), size: 0x7fffffff } }),
  ),
  fileCase('a packed size beyond the file', XLSX, () =>
    toXlsx({ [SHEET]: { ...deflated(SHEET, sheetXml()), packed: 0x7fffffff } }),
  ),
  fileCase('an offset beyond the file', XLSX, () =>
    toXlsx({ [SHEET]: { ...deflated(SHEET, sheetXml()), offset: 0x7fffffff } }),
  ),
  fileCase('a method that nobody knows', XLSX, () => toXlsx({ [SHEET]: { ...stored(SHEET, sheetXml()), method: 99 } })),
  fileCase('an encrypted entry', XLSX, () => toXlsx({ [SHEET]: { ...deflated(SHEET, sheetXml()), flags: 1 } })),
  fileCase('deflated bytes that are none', XLSX, () =>
    toXlsx({ [SHEET]: { ...deflated(SHEET, sheetXml()), data: new Uint8Array(500).fill(0xff) } }),
  ),
  fileCase('bytes before a zip', XLSX, () => joined('MZ junk', toXlsx())),
  fileCase('bytes behind a zip', XLSX, () => joined(toXlsx(), 'junk'.repeat(100))),
  fileCase('the end of a zip alone', XLSX, () => toZip([]).subarray(-22), fault),
  fileCase('the signature of a zip and zeros', XLSX, () => joined([0x50, 0x4b, 3, 4], new Uint8Array(5000)), fault),
];

const SHAPEFILES: readonly FaultCase[] = [
  shp('a good Shapefile', () => toShapefile(), { account: { read: 12, accepted: 12, quarantined: 0 } }),
  shp('no .dbf', () => toShapefile({ 'mines.dbf': null })),
  shp('no .shp', () => toShapefile({ 'mines.shp': null })),
  shp('no .shx', () => toShapefile({ 'mines.shx': null }), { account: { read: 12 } }),
  shp('no .prj', () => toShapefile({ 'mines.prj': null }), { account: { read: 12 } }),
  shp('a .prj that is none', () => toShapefile({ 'mines.prj': 'GEOGCS[[[[[' }), 'either'),
  shp('a .prj of a million brackets', () => toShapefile({ 'mines.prj': 'PROJCS['.repeat(150_000) })),
  shp('a .prj of numbers that are none', () =>
    toShapefile({
      'mines.prj':
        'PROJCS["x",GEOGCS["y",DATUM["D",SPHEROID["s",NaN,0]],PRIMEM["g",0],UNIT["d",Infinity]],PROJECTION["Transverse_Mercator"],UNIT["m",0]]',
    }),
  ),
  shp('a .cpg that is none', () => toShapefile({ 'mines.cpg': '__proto__' }), { account: { read: 12 } }),
  shp('fewer records than shapes', () => toShapefile({}, { shapes: 12, records: 9 })),
  shp('more records than shapes', () => toShapefile({}, { shapes: 9, records: 12 })),
  shp('a .dbf that says it has 4 billion records', () => toShapefile({ 'mines.dbf': toDbf({ claimed: 0xffffffff }) })),
  shp('a .shp that says it has 4 GB', () => toShapefile({ 'mines.shp': toShp({ words: 0x7fffffff }) })),
  shp('a .shp of a type that nobody knows', () => toShapefile({ 'mines.shp': toShp({ type: 99 }) })),
  shp('a .shp of polygons with records of points', () => toShapefile({ 'mines.shp': toShp({ type: 5 }) })),
  shp('a .shp without records', () => toShapefile({ 'mines.shp': toShp({ shapes: 0 }) })),
  shp('a .shp whose header is cut', () => toShapefile({ 'mines.shp': toShp().subarray(0, 50) })),
  shp('a .shp whose records are cut', () => toShapefile({ 'mines.shp': toShp().subarray(0, 333) })),
  shp('a .dbf whose header is cut', () => toShapefile({ 'mines.dbf': toDbf().subarray(0, 40) })),
  shp('a .dbf whose records are cut', () => toShapefile({ 'mines.dbf': toDbf().subarray(0, 400) })),
  shp('a .dbf of zeros', () => toShapefile({ 'mines.dbf': new Uint8Array(2000) })),
  shp('a .dbf of 4,096 fields', () =>
    toShapefile({
      'mines.dbf': joined(
        [3, 120, 11, 16, 12, 0, 0, 0, 0xff, 0xff, 1, 0],
        new Uint8Array(20),
        ...Array.from({ length: 2040 }, () => joined('F', new Uint8Array(31))),
        [13],
      ),
    }),
  ),
  shp('records of zero length', () =>
    toShapefile({
      'mines.dbf': (() => {
        const dbf = toDbf();
        dbf[10] = 0;
        dbf[11] = 0;
        return dbf;
      })(),
    }),
  ),
  shp('a polygon that says it has 2 billion points', () => {
    const bytes = toShp({ type: 5 });
    const view = new DataView(bytes.buffer);
    view.setInt32(108, 5, true);
    view.setInt32(144, 0x7fffffff, true);
    return toShapefile({ 'mines.shp': bytes });
  }),
  shp(
    'points of NaN',
    () => {
      const bytes = toShp();
      new DataView(bytes.buffer).setFloat64(112, Number.NaN, true);
      return toShapefile({ 'mines.shp': bytes });
    },
    { account: { read: 12 } },
  ),
  shp('names that are formulas', () => toShapefile({}, { cell: () => '=1+1' }), { account: { read: 12 } }),
  shp('two layers', () => toShapefile({ 'b.shp': toShp(), 'b.shx': toShx(), 'b.dbf': toDbf() })),
  fileCase('a .shp alone', 'mines.shp', () => toShp(), fault),
  fileCase('a .dbf alone', 'mines.dbf', () => toDbf()),
  ...cuts(() => toShapefile(), 'a Shapefile', 'mines.zip'),
];

export const ARCHIVE_FILES: readonly FaultCase[] = [...WORKBOOKS, ...ARCHIVES, ...SHAPEFILES];
