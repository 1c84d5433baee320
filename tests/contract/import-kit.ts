import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import { RegionIndex } from '../../src/domain/region-index.ts';
import type { HazardKind } from '../../src/hazards/define.ts';
import { REGISTRY } from '../../src/hazards/registry.ts';
import { createCellReader } from '../../src/register/cells.ts';
import { convertTable, type Converted } from '../../src/register/import/convert-table.ts';
import { guessKind } from '../../src/register/import/guess-kind.ts';
import { guessMapping } from '../../src/register/import/guess-mapping.ts';
import { openTable, type OpenedTable } from '../../src/register/import/open-file.ts';
import { DEFAULT_READING, type CountyLookup, type Datum, type ImportFault } from '../../src/register/import/types.ts';

/** Two provinces that share the border at 116° E: 江西 (360000) to the west with two counties, 浙江 (330000) to the east with one. */
export const REGIONS = new RegionIndex({
  format: 'hazard-atlas-regions-1',
  adcodes: [330000, 330100, 330102, 360000, 360700, 360702, 360703],
  names: ['浙江省', '杭州市', '上城区', '江西省', '赣州市', '章贡区', '南康区'],
  shortNames: ['浙江', '杭州', '上城', '江西', '赣州', '章贡', '南康'],
  parents: [-1, 0, 1, -1, 3, 4, 4],
  levels: [1, 2, 3, 1, 2, 3, 3],
  boxes: Array.from({ length: 28 }, () => 0),
  labels: [118, 25, 118, 25, 118, 25, 114, 25, 114, 25, 113.5, 25, 115, 25],
  areas: [1, 1, 1, 1, 1, 1, 1],
  countyRanges: [1, 1, 1, 1, 1, 1, 2, 3, 2, 3, 2, 2, 3, 3],
  countyCount: 3,
  countyAdcodes: [0, 330102, 360702, 360703],
});

/** Between 24° and 26° N: 章贡区 113–114.5, 南康区 114.5–116, 上城区 116–120 E. */
export const LOCATOR: CountyLookup = {
  locate: (lng, lat) => {
    if (lat < 24 || lat > 26 || lng < 113 || lng > 120) return 0;
    if (lng >= 116) return 1;
    return lng < 114.5 ? 2 : 3;
  },
};

export const NOW_MS = Date.parse('2024-05-01T08:00:00+08:00');
export const AS_OF = '2024-04-30T00:00:00+08:00';

export const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Opens a text as a file; throws where the test expects no fault. */
export const opened = (content: string | Uint8Array, fileName = 'ledger.csv'): OpenedTable => {
  const result = openTable(typeof content === 'string' ? toBytes(content) : content, fileName);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};

export const faultOf = (content: string | Uint8Array, fileName = 'ledger.csv'): ImportFault => {
  const result = openTable(typeof content === 'string' ? toBytes(content) : content, fileName);
  if (result.ok) throw new Error('the file was read, a fault was expected');
  return result.fault;
};

export interface ConvertOptions {
  readonly kind?: HazardKind;
  readonly datum?: Datum;
  readonly fileName?: string;
  readonly config?: BoardConfig;
  readonly regions?: RegionIndex | null;
  readonly locator?: CountyLookup | null;
}

/** The whole way with the page's own guesses, as the one button takes it. */
export const convertFile = (content: string | Uint8Array, options: ConvertOptions = {}): Converted => {
  const fileName = options.fileName ?? 'ledger.csv';
  const { table, encoding } = opened(content, fileName);
  const kind = options.kind ?? REGISTRY.require(guessKind(table, fileName, REGISTRY.kinds).kind);
  const plan = {
    kind: kind.id,
    reading: { ...DEFAULT_READING, crs: options.datum ?? table.statedDatum ?? 'WGS84' },
    columns: guessMapping(table, kind),
  } as const;
  return convertTable(table, plan, {
    kind,
    fileName,
    asOf: AS_OF,
    encoding,
    read: createCellReader(options.config ?? DEFAULT_CONFIG),
    grade: (row) => kind.grading.grade(row, NOW_MS),
    regions: options.regions === undefined ? REGIONS : options.regions,
    locator: options.locator === undefined ? LOCATOR : options.locator,
  });
};
