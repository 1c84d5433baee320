import type { FieldDefinition, HazardKind } from '../../hazards/define.ts';

/** The part of a hazard kind that can cross to a worker and that mapping and conversion need. */
export type ImportKind = Pick<HazardKind, 'id' | 'collection' | 'isRegister' | 'geometry' | 'fields'> & {
  readonly words: Pick<HazardKind['words'], 'name' | 'shortName'>;
};

/** Stated province: not a field of the dictionary, used to check the position and kept as `stated_province`. */
export const PROVINCE_FIELD = 'stated_province';

/**
 * Fields that every kind has (DOMAIN.md §2, common fields) with the headers that ledgers use for them. A kind that
 * declares one of them itself adds its own synonyms.
 */
const COMMON_FIELDS: readonly FieldDefinition[] = [
  {
    name: 'id',
    words: { zh: '编号', en: 'Id' },
    type: 'text',
    synonyms: ['编码', '唯一编码', '序列号', '统一编号', 'code', 'site id', 'identifier', 'fid', 'gid', 'objectid'],
  },
  {
    name: 'name',
    words: { zh: '名称', en: 'Name' },
    type: 'text',
    synonyms: ['企业名称', '单位名称', '全称', 'site name', '站名', '点位名称', '项目名称', 'title', 'station'],
  },
  {
    name: 'uscc',
    words: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    type: 'text',
    synonyms: ['信用代码', '社会信用代码', 'credit code'],
  },
  {
    name: 'adcode',
    words: { zh: '行政区划代码', en: 'Division code' },
    type: 'text',
    synonyms: [
      '区划代码',
      '行政区代码',
      '行政区划',
      '区县代码',
      '县区代码',
      '区域代码',
      '地区代码',
      'ad code',
      'county code',
      'division',
      'region code',
      'citycode',
      'area code',
    ],
  },
  {
    name: PROVINCE_FIELD,
    words: { zh: '所在省份', en: 'Province' },
    type: 'text',
    synonyms: [
      '省',
      '省份',
      '省市',
      '省（区、市）',
      '省级',
      '所属省',
      'state',
      'state province',
      'province name',
      'admin1',
    ],
  },
  {
    name: 'address',
    words: { zh: '地址', en: 'Address' },
    type: 'text',
    synonyms: ['详细地址', '所在地', '位置', 'location', '单位地址', '企业地址'],
    privacy: 'mask',
  },
  {
    name: 'lng',
    words: { zh: '经度', en: 'Longitude' },
    type: 'number',
    synonyms: ['lon', 'long', 'x', 'x坐标', '东经', 'geometry.longitude', 'longitude deg', '经度坐标', 'point x'],
  },
  {
    name: 'lat',
    words: { zh: '纬度', en: 'Latitude' },
    type: 'number',
    synonyms: ['y', 'y坐标', '北纬', 'geometry.latitude', 'latitude deg', '纬度坐标', 'point y'],
  },
  {
    name: 'crs',
    words: { zh: '坐标系', en: 'Coordinate system' },
    type: 'text',
    synonyms: ['坐标系统', '坐标类型', 'datum', 'srid', 'epsg'],
  },
  {
    name: 'risk_level',
    words: { zh: '风险等级', en: 'Risk level' },
    type: 'integer',
    synonyms: [
      '静态风险等级',
      '安全风险等级',
      '等级',
      '四色',
      '风险颜色',
      '风险分级',
      'level',
      'risk',
      'risk grade',
      'static risk level',
    ],
  },
  {
    name: 'link_status',
    words: { zh: '接入状态', en: 'Link status' },
    type: 'text',
    synonyms: ['是否接入', '联网状态', '接入情况', '在线状态', '监测接入', 'linked', 'connected'],
  },
  { name: 'not_linked_reason', words: { zh: '未接入原因', en: 'Reason not linked' }, type: 'text' },
  {
    name: 'warning_level',
    words: { zh: '预警等级', en: 'Warning level' },
    type: 'integer',
    synonyms: ['动态预警', '预警级别'],
  },
  {
    name: 'last_report_at',
    words: { zh: '最后上报时间', en: 'Last report' },
    type: 'datetime',
    synonyms: ['最近上报时间', '最后数据时间', '最后在线时间', 'last data', 'last seen'],
  },
  {
    name: 'as_of',
    words: { zh: '数据截至', en: 'As of' },
    type: 'date',
    synonyms: ['截至日期', '数据日期', 'data date'],
  },
];

const merged = (common: FieldDefinition, own: FieldDefinition): FieldDefinition => ({
  ...common,
  ...own,
  synonyms: [...(own.synonyms ?? []), ...(common.synonyms ?? []), common.words.zh, common.words.en],
});

/** Set by the import itself, never read from a column. */
const OWN_FIELDS = new Set(['is_synthetic', 'crs_origin', 'adcode_version', 'warning_retained']);

/** Every field that a column may be mapped to for this kind: the common ones first, then the kind's own. Lists and objects cannot come from a cell. */
export const targetsOf = (kind: ImportKind): readonly FieldDefinition[] => {
  const own = new Map(kind.fields.map((field) => [field.name, field]));
  const common = COMMON_FIELDS.map((field) => {
    const declared = own.get(field.name);
    own.delete(field.name);
    return declared === undefined ? field : merged(field, declared);
  });
  const rest = [...own.values()].filter(
    (field) => !OWN_FIELDS.has(field.name) && field.type !== 'list' && field.type !== 'object',
  );
  return [...common, ...rest];
};
