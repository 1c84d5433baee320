import { fileCase, type FaultCase, type FileContent } from '../fault-case.ts';
import { toParquetFile } from '../build/parquet.ts';
import { toShapefile } from '../build/shapefile.ts';
import { goodCsv, gbk, utf16 } from '../build/text.ts';
import { toXlsx } from '../build/xlsx.ts';
import { goodGeoJson } from './json-files.ts';

/** A good file of every format: what a reader must find whatever it is called. */
export const GOOD_FILES: Readonly<Record<string, () => FileContent>> = {
  csv: () => goodCsv(12),
  'gbk.csv': () => gbk(goodCsv(12)),
  'utf16.csv': () => utf16(goodCsv(12), true),
  tsv: () => goodCsv(12).replaceAll(',', '\t'),
  geojson: () => goodGeoJson(12),
  xlsx: () => toXlsx(),
  parquet: () => toParquetFile(),
  'shp.zip': () => toShapefile(),
};

const NAMES = ['a.csv', 'a.geojson', 'a.json', 'a.xlsx', 'a.xls', 'a.parquet', 'a.zip', 'a.shp', 'a.txt', 'a.png', 'a'];

/** Every format under every name: either refused in words, or read for what it is with every row. */
export const NAMED_WRONGLY: readonly FaultCase[] = Object.entries(GOOD_FILES).flatMap(([format, build]) =>
  NAMES.map((fileName) => fileCase(`${format} called ${fileName}`, fileName, build)),
);
