import type { Localised } from '../../src/domain/words.ts';
import { RECTIFICATION_STATES } from '../../src/domain/rectification-state.ts';
import { ADCODE_CHECK, ID_CHECK, toTableName, type Column, type ColumnType, type Table } from './table-types.ts';

const column = (
  name: string,
  type: ColumnType,
  zh: string,
  en: string,
  rules: Partial<Omit<Column, 'name' | 'type' | 'words'>> = {},
): Column => ({ name, type, words: { zh, en }, ...rules });

const ID = column('id', 'text', '编号', 'ID', { isRequired: true, check: ID_CHECK });
const ADCODE = column('adcode', 'text', '行政区划代码', 'Division code', {
  isRequired: true,
  check: ADCODE_CHECK,
});
const SITE = column('site', 'text', '点位（类别:编号）', 'Site (kind:id)');
const KIND = column('kind', 'text', '类别', 'Kind');
const STATE_OF_DATA = [
  column('as_of', 'timestamptz', '数据截至', 'As of', { fallback: 'now()' }),
  column('is_synthetic', 'boolean', '演示数据', 'Synthetic', { fallback: 'false' }),
];
const LNG = column('lng', 'double precision', '经度', 'Longitude', { min: -180, max: 180 });
const LAT = column('lat', 'double precision', '纬度', 'Latitude', { min: -90, max: 90 });
const LEVELS = [1, 2, 3, 4];

const plain = (
  collection: string,
  words: Localised,
  columns: readonly Column[],
  filters: readonly string[],
  geometry: Table['geometry'] = 'division',
): Table => ({
  collection,
  name: toTableName(collection),
  words,
  geometry,
  isSite: false,
  columns,
  filters: ['id', ...filters],
});

const ENTERPRISES = plain(
  'enterprises',
  { zh: '企业', en: 'Enterprises' },
  [
    ID,
    column('name', 'text', '名称', 'Name', { isRequired: true }),
    column('uscc', 'text', '统一社会信用代码', 'Unified social credit code'),
    ADCODE,
    LNG,
    LAT,
    column('address', 'text', '地址', 'Address'),
    KIND,
    column('site_count', 'integer', '点位数', 'Sites', { min: 0 }),
    column('linked_count', 'integer', '已接入点位数', 'Linked sites', { min: 0 }),
    column('worst_level', 'integer', '最高风险等级', 'Worst level', { options: LEVELS }),
    column('responsible_name', 'text', '负责人', 'Responsible person'),
    column('responsible_phone', 'text', '负责人电话', 'Telephone'),
    ...STATE_OF_DATA,
  ],
  ['adcode', 'kind', 'worst_level'],
  'point',
);

const WARNINGS = plain(
  'warnings',
  { zh: '预警', en: 'Warnings' },
  [
    ID,
    { ...SITE, isRequired: true },
    KIND,
    ADCODE,
    LNG,
    LAT,
    column('level', 'integer', '预警等级', 'Warning level', { isRequired: true, options: LEVELS }),
    column('item', 'text', '监测项目', 'Measured item'),
    column('value', 'double precision', '监测值', 'Value'),
    column('unit', 'text', '单位', 'Unit'),
    column('threshold', 'double precision', '阈值', 'Threshold'),
    column('started_at', 'timestamptz', '开始时间', 'Started at', { isRequired: true }),
    column('last_valid_at', 'timestamptz', '最后有效时间', 'Last valid at'),
    column('ended_at', 'timestamptz', '结束时间', 'Ended at'),
    column('state', 'text', '状态', 'State'),
    column('acknowledged_at', 'timestamptz', '确认时间', 'Acknowledged at'),
    column('acknowledged_by', 'text', '确认人', 'Acknowledged by'),
    column('text', 'text', '内容', 'Text'),
    ...STATE_OF_DATA,
  ],
  ['adcode', 'site', 'kind', 'level'],
  'point',
);

const RECTIFICATIONS = plain(
  'rectifications',
  { zh: '整改项', en: 'Rectification items' },
  [
    ID,
    column('list_type', 'text', '清单类型', 'List type', { isRequired: true }),
    ADCODE,
    SITE,
    column('sector', 'text', '行业领域', 'Sector'),
    column('text', 'text', '内容', 'Text'),
    column('state', 'text', '状态', 'State', { options: RECTIFICATION_STATES }),
    column('found_at', 'date', '发现日期', 'Found on'),
    column('due_at', 'date', '整改期限', 'Due on'),
    column('closed_at', 'date', '销号日期', 'Closed on'),
    column('is_reopened', 'boolean', '重新打开', 'Reopened'),
    column('reopened_at', 'date', '重新打开日期', 'Reopened on'),
    column('evidence', 'text', '佐证材料', 'Evidence'),
    column('source', 'text', '来源', 'Source'),
    ...STATE_OF_DATA,
  ],
  ['adcode', 'site', 'list_type', 'state'],
);

const INGESTION_SNAPSHOTS = plain(
  'ingestion-snapshots',
  { zh: '接入快照', en: 'Ingestion snapshots' },
  [
    ID,
    { ...KIND, isRequired: true },
    ADCODE,
    column('at', 'date', '日期', 'Date', { isRequired: true }),
    column('registered', 'integer', '登记数', 'Registered', { isRequired: true, min: 0 }),
    column('linked', 'integer', '接入数', 'Linked', { isRequired: true, min: 0 }),
    ...STATE_OF_DATA,
  ],
  ['adcode', 'kind', 'at'],
);

const CHANGES = plain(
  'changes',
  { zh: '变动记录', en: 'Changes' },
  [
    ID,
    { ...SITE, isRequired: true },
    KIND,
    ADCODE,
    column('at', 'timestamptz', '时间', 'At', { isRequired: true }),
    column('field', 'text', '字段', 'Field', { isRequired: true }),
    column('from', 'text', '原值', 'From'),
    column('to', 'text', '新值', 'To'),
    column('cause', 'text', '原因', 'Cause'),
    ...STATE_OF_DATA,
  ],
  ['adcode', 'site', 'kind', 'field'],
);

const PUBLISHED_FIGURES = plain(
  'published-figures',
  { zh: '已公布数字', en: 'Published figures' },
  [
    ID,
    ADCODE,
    column('topic', 'text', '主题', 'Topic', { isRequired: true }),
    column('name', 'text', '名称', 'Name', { isRequired: true }),
    column('item', 'text', '分项', 'Item'),
    column('value', 'double precision', '数值', 'Value'),
    column('state', 'text', '状态', 'State'),
    column('unit', 'text', '单位', 'Unit'),
    // A year, a month or a day: what was published is not made more exact than it was.
    column('as_of', 'text', '截至（年、月或日）', 'As of (year, month or day)', {
      isRequired: true,
      check: "@ ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'",
    }),
    column('source', 'text', '来源', 'Source', { isRequired: true }),
    column('note', 'text', '说明', 'Note'),
    column('is_synthetic', 'boolean', '演示数据', 'Synthetic', { fallback: 'false' }),
  ],
  ['adcode', 'topic'],
);

const OVERHEAD_BASELINE = plain(
  'overhead-baseline',
  { zh: '头顶库冻结名单', en: 'Frozen list of overhead ponds' },
  [
    ID,
    ADCODE,
    column('frozen_at', 'date', '冻结日期', 'Frozen on', { isRequired: true }),
    column('source_doc', 'text', '数据来源', 'Source document'),
    ...STATE_OF_DATA,
  ],
  ['adcode'],
);

/** The collections beside the registers; a test holds their columns against those of the demo. */
export const PLAIN_TABLES: readonly Table[] = [
  ENTERPRISES,
  WARNINGS,
  RECTIFICATIONS,
  INGESTION_SNAPSHOTS,
  CHANGES,
  PUBLISHED_FIGURES,
  OVERHEAD_BASELINE,
];
