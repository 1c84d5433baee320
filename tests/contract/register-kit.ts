import { parquetWriteBuffer } from 'hyparquet-writer';
import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import type { MaybeRiskLevel } from '../../src/domain/levels.ts';
import type { RegionIndexFile } from '../../src/domain/region-index.ts';
import { defineHazard, type HazardKind } from '../../src/hazards/define.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import type { LoadTarget } from '../../src/register/engine-types.ts';

/** Two provinces, six counties; county i covers 100+i ≤ lng < 101+i, 30 ≤ lat < 31. */
export const REGION_FILE: RegionIndexFile = {
  format: 'hazard-atlas-regions-1',
  adcodes: [110000, 110101, 110102, 360000, 360100, 360102, 360103, 360700, 360702, 360703],
  names: ['京', '京一', '京二', '赣', '赣昌', '昌一', '昌二', '赣州', '州一', '州二'],
  shortNames: ['京', '京一', '京二', '赣', '赣昌', '昌一', '昌二', '赣州', '州一', '州二'],
  parents: [-1, 0, 0, -1, 3, 4, 4, 3, 7, 7],
  levels: [1, 3, 3, 1, 2, 3, 3, 2, 3, 3],
  boxes: Array.from({ length: 40 }, () => 0),
  labels: [0, 0, 101.5, 30.5, 102.5, 30.5, 0, 0, 0, 0, 103.5, 30.5, 104.5, 30.5, 0, 0, 105.5, 30.5, 106.5, 30.5],
  areas: Array.from({ length: 10 }, () => 1),
  countyRanges: [1, 2, 1, 1, 2, 2, 3, 6, 3, 4, 3, 3, 4, 4, 5, 6, 5, 5, 6, 6],
  countyCount: 6,
  countyAdcodes: [0, 110101, 110102, 360102, 360103, 360702, 360703],
};
export const COUNTY_CODES = REGION_FILE.countyAdcodes.slice(1);

export const locate = (lng: number, lat: number): number =>
  lat >= 30 && lat < 31 && lng >= 101 && lng < 107 ? Math.floor(lng) - 100 : 0;

const words = (text: string): { zh: string; en: string } => ({ zh: text, en: text });

export const NOW = '2020-11-16T09:00:00+08:00';
export const NOW_MS = Date.parse(NOW);

const toKind = (id: string, geometry: HazardKind['geometry']): HazardKind =>
  defineHazard({
    id,
    collection: `${id}s`,
    isRegister: true,
    geometry,
    shape: 'circle',
    words: { name: words(id), shortName: words(id), unit: words('处'), levelNote: words('') },
    fields: [
      { name: 'id', words: words('id'), type: 'text', isRequired: true },
      { name: 'name', words: words('name'), type: 'text' },
      { name: 'people', words: words('people'), type: 'integer', min: 0, max: 1000 },
      { name: 'score', words: words('score'), type: 'number', min: 0, max: 100 },
      { name: 'overhead', words: words('overhead'), type: 'boolean' },
      { name: 'stopped', words: words('stopped'), type: 'boolean' },
      { name: 'capacity', words: words('capacity'), type: 'number', privacy: 'round' },
      { name: 'address', words: words('address'), type: 'text', privacy: 'mask' },
      {
        name: 'responsible',
        words: words('responsible'),
        type: 'list',
        privacy: 'mask',
        items: [
          { name: 'role', words: words('role'), type: 'text' },
          { name: 'phone', words: words('phone'), type: 'text', privacy: 'mask' },
        ],
      },
      { name: 'not_linked_reason', words: words('reason'), type: 'text' },
      { name: 'registered_at', words: words('registered'), type: 'date' },
      { name: 'linked_at', words: words('linked'), type: 'date' },
    ],
    facets: [
      {
        id: 'overhead',
        words: words('overhead'),
        field: 'overhead',
        test: (site) => site['overhead'] === true,
        drawsBar: true,
      },
      { id: 'stopped', words: words('stopped'), field: 'stopped', test: (site) => site['stopped'] === true },
    ],
    grading: {
      id: 'test',
      version: '1',
      document: 'test',
      clause: '1',
      confidence: 'c',
      validFrom: '2020-01-01',
      grade: ({ score }) => {
        const level: MaybeRiskLevel = typeof score !== 'number' ? null : score < 50 ? 1 : 4;
        return { level, reasons: [], missing: level === null ? ['score'] : [], findings: [] };
      },
    },
    exposure: { field: 'people', words: words('people') },
    lateAfterMinutes: 60,
    summary: () => words(''),
  });

export const POINT_KIND = toKind('test-site', 'point');
export const LINE_KIND = toKind('test-line', 'line');
export const KINDS = [POINT_KIND, LINE_KIND];

export const toConfig = (changes: Partial<BoardConfig> = {}): BoardConfig => ({ ...DEFAULT_CONFIG, ...changes });

export const toEngine = (config: BoardConfig = toConfig()): RegisterEngine =>
  createRegisterEngine({
    loadRules: async () => [],
    kinds: KINDS,
    config,
    regionIndexFile: REGION_FILE,
    nowMs: NOW_MS,
  });

export const toTarget = (changes: Partial<LoadTarget> = {}): LoadTarget => ({
  kind: POINT_KIND.id,
  source: 'demo',
  sourceName: '演示数据',
  isSynthetic: true,
  asOf: NOW,
  name: 'http://board.test/api/core.parquet',
  ...changes,
});

export type Row = Record<string, unknown>;

/** A good row of the core; `changes` spoil or vary it. */
export const toRow = (id: string, changes: Row = {}): Row => ({
  id,
  adcode: 110101,
  lng: 101.5,
  lat: 30.5,
  risk_level: 2,
  link_status: 'linked',
  warning_level: 0,
  warning_retained: false,
  last_report_at: '2020-11-16T08:30:00+08:00',
  overhead: false,
  stopped: false,
  people: 10,
  ...changes,
});

type ColumnType = 'STRING' | 'DOUBLE' | 'INT32' | 'INT64' | 'BOOLEAN';

const CORE_TYPES: Readonly<Record<string, ColumnType>> = {
  id: 'STRING',
  adcode: 'INT32',
  lng: 'DOUBLE',
  lat: 'DOUBLE',
  risk_level: 'INT32',
  link_status: 'STRING',
  warning_level: 'INT32',
  warning_retained: 'BOOLEAN',
  last_report_at: 'STRING',
  overhead: 'BOOLEAN',
  stopped: 'BOOLEAN',
  people: 'INT32',
};

/** Rows → Parquet with the columns and types given; the core's when left out. */
export const toParquet = (
  rows: readonly Row[],
  types: Readonly<Record<string, ColumnType>> = CORE_TYPES,
): ArrayBuffer =>
  parquetWriteBuffer({
    columnData: Object.entries(types).map(([name, type]) => ({
      name,
      type,
      nullable: true,
      data: rows.map((row) =>
        type === 'INT64' && typeof row[name] === 'number' ? BigInt(row[name]) : (row[name] ?? null),
      ),
    })),
  });
export { CORE_TYPES };

export const loadRows = (engine: RegisterEngine, rows: readonly Row[], source = 'import-1', kind = POINT_KIND.id) => {
  const target = toTarget({ kind, source, sourceName: source, isSynthetic: null, asOf: null, name: source });
  const result = engine.loadRows(target, rows, null);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};
