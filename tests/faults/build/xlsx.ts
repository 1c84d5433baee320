import { HEADS, goodRows } from './text.ts';
import { deflated, toZip, type RawEntry } from './zip.ts';

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;
const RELS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const WORKBOOK_RELS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`;
const STRINGS = `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`;

export const SHEET_START = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`;
export const SHEET_END = `</sheetData></worksheet>`;

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const escaped = (text: string): string => text.replace(/[&<>]/g, (each) => `&#${each.charCodeAt(0)};`);

export const cellXml = (text: string, column: number, row: number): string =>
  `<c r="${letters(column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

export const rowXml = (cells: readonly string[], row: number): string =>
  `<row r="${row}">${cells.map((cell, at) => cellXml(cell, at, row)).join('')}</row>`;

export const GOOD_ROWS_XML = [HEADS, ...goodRows(12)].map((row, at) => rowXml(row, at + 1)).join('');

export const sheetXml = (inner: string = GOOD_ROWS_XML): string => `${SHEET_START}${inner}${SHEET_END}`;

/** A workbook of parts that may be replaced, added or (by `null`) left out. */
export const toXlsx = (parts: Readonly<Record<string, string | RawEntry | null>> = {}): Uint8Array => {
  const all: Record<string, string | RawEntry | null> = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': RELS,
    'xl/workbook.xml': WORKBOOK,
    'xl/_rels/workbook.xml.rels': WORKBOOK_RELS,
    'xl/sharedStrings.xml': STRINGS,
    'xl/worksheets/sheet1.xml': sheetXml(),
    ...parts,
  };
  return toZip(
    Object.entries(all).flatMap(([name, part]) =>
      part === null ? [] : [typeof part === 'string' ? deflated(name, part) : part],
    ),
  );
};

export const tableXlsx = (rows: readonly (readonly string[])[]): Uint8Array =>
  toXlsx({ 'xl/worksheets/sheet1.xml': sheetXml(rows.map((row, at) => rowXml(row, at + 1)).join('')) });
