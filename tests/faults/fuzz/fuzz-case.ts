import { createSeededRandom } from '../../../src/domain/seeded-random.ts';
import { toParquetFile } from '../build/parquet.ts';
import { toDbf, toShapefile, toShp, toShx } from '../build/shapefile.ts';
import { goodCsv, gbk, joined, utf16, utf8 } from '../build/text.ts';
import { sheetXml, toXlsx } from '../build/xlsx.ts';
import { goodGeoJson } from '../files/json-files.ts';
import { MUTATION_NAMES, MUTATIONS } from './mutate.ts';

export interface FuzzCase {
  readonly seed: number;
  /** Format, part and mutations: what a reader of the report wants to know. */
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What is mutated, and how a file comes of it; a part of an archive is packed again, so that its reader is reached. */
interface Subject {
  readonly name: string;
  readonly fileName: string;
  readonly part: () => Uint8Array;
  readonly pack: (part: Uint8Array) => Uint8Array;
}

const whole = (name: string, fileName: string, part: () => Uint8Array): Subject => ({
  name,
  fileName,
  part,
  pack: (bytes) => bytes,
});

const SHEET = 'xl/worksheets/sheet1.xml';
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const WORKBOOK =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>';
const PRJ =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_38",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],PARAMETER["Central_Meridian",114.0],UNIT["Meter",1.0]]';

const SUBJECTS: readonly Subject[] = [
  whole('csv', 'a.csv', () => utf8(goodCsv(12))),
  whole('csv of GBK', 'a.csv', () => gbk(goodCsv(12))),
  whole('csv of UTF-16', 'a.csv', () => utf16(goodCsv(12), true)),
  whole('csv of 2,000 rows', 'a.csv', () => joined([0xef, 0xbb, 0xbf], goodCsv(2000))),
  whole('geojson', 'a.geojson', () => utf8(goodGeoJson(12))),
  whole('xlsx', 'a.xlsx', () => toXlsx()),
  {
    name: 'xlsx sheet',
    fileName: 'a.xlsx',
    part: () => utf8(sheetXml()),
    pack: (part) => toXlsx({ [SHEET]: text(part) }),
  },
  {
    name: 'xlsx workbook',
    fileName: 'a.xlsx',
    part: () => utf8(WORKBOOK),
    pack: (part) => toXlsx({ 'xl/workbook.xml': text(part) }),
  },
  whole('parquet', 'a.parquet', () => toParquetFile()),
  whole('parquet', 'a.parquet', () => toParquetFile({ count: 400 })),
  {
    name: 'parquet geometry',
    fileName: 'a.parquet',
    part: () =>
      joined(
        [1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0],
        new Uint8Array(new Float64Array([114, 25, 115, 25, 115, 26, 114, 25]).buffer),
      ),
    pack: (part) => toParquetFile({ geometry: () => part }),
  },
  whole('Shapefile', 'a.zip', () => toShapefile()),
  {
    name: 'Shapefile .shp',
    fileName: 'a.zip',
    part: () => toShp(),
    pack: (part) => toShapefile({ 'mines.shp': part }),
  },
  {
    name: 'Shapefile .dbf',
    fileName: 'a.zip',
    part: () => toDbf(),
    pack: (part) => toShapefile({ 'mines.dbf': part }),
  },
  {
    name: 'Shapefile .shx',
    fileName: 'a.zip',
    part: () => toShx(),
    pack: (part) => toShapefile({ 'mines.shx': part }),
  },
  {
    name: 'Shapefile .prj',
    fileName: 'a.zip',
    part: () => utf8(PRJ),
    pack: (part) => toShapefile({ 'mines.prj': part }),
  },
];

const MOST_MUTATIONS = 6;

/** The same seed gives the same file, on every machine. */
export const toFuzzCase = (seed: number): FuzzCase => {
  const random = createSeededRandom(`fuzz ${seed}`);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const subject = pick(SUBJECTS);
  let part = subject.part();
  const names: string[] = [];
  for (let count = 1 + Math.floor(random() * MOST_MUTATIONS); count > 0; count--) {
    const name = pick(MUTATION_NAMES);
    part = MUTATIONS[name]?.(part, random) ?? part;
    names.push(name);
  }
  return { seed, name: `${subject.name}: ${names.join(', ')}`, fileName: subject.fileName, bytes: subject.pack(part) };
};
