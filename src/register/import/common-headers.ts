/**
 * Headers that ledgers use for the fields that every kind has (`hazards/common-fields.ts`), lower case. They stand here
 * and not beside the fields, because no first map waits for what only an import reads.
 */
export const COMMON_HEADERS: Readonly<Record<string, readonly string[]>> = {
  id: ['gem mine id', 'mine id', 'site id', '点位编号', '唯一标识', '编码', 'code', 'uid', 'fid'],
  name: ['mine name', 'site name', '单位名称', '点位名称', '场所名称', '全称', 'station', 'title'],
  name_other: ['mine name (non-eng)', '中文名称', '别名', '曾用名', 'alias', 'local name'],
  uscc: ['信用代码', '社会信用代码', 'unified social credit identifier', 'credit code'],
  enterprise_id: ['企业id', 'owner id'],
  adcode: ['区划代码', '行政区代码', '行政区划', '区县代码', 'gb code', 'division', 'county code'],
  town_code: ['街道代码', '乡镇街道代码'],
  stated_province: ['state, province', 'state/province', 'state', '省', '省份', '省级', '省（区、市）'],
  stated_prefecture: ['prefecture, district', 'city', '市', '地市', '地级市', '市（州）'],
  stated_county: ['county, district', 'district', '县', '区县', '县区', '县（市、区）'],
  address: ['详细地址', '地点', '坐落', 'location', 'site address'],
  lng: ['lon', 'long', 'x', '经度坐标', '东经', 'longitude (°)', '中心经度'],
  lat: ['y', '纬度坐标', '北纬', 'latitude (°)', '中心纬度'],
  crs: ['坐标系统', '坐标基准', 'coordinate system'],
  coord_precision: ['位置精度', 'location accuracy'],
  risk_level: ['等级', 'level', '四色等级', '风险级别', '风险颜色', '安全风险等级', 'fxdj', 'risk colour'],
  warning_level: ['动态预警', '预警级别', 'alarm level'],
  warning_at: ['报警时间'],
  link_status: ['接入情况', '是否接入', '联网状态', '在线状态', 'monitoring link'],
  last_report_at: ['最后上报时间', '最近数据时间', 'last update'],
  registered_at: ['登记时间', '入库时间'],
  linked_at: ['接入时间'],
  op_status: ['经营状态', '生产状态', 'operating status'],
  regulator_dept: ['主管部门', '监管单位'],
  source_doc: ['来源', '来源文件', 'source'],
  as_of: ['截至日期', '数据日期', '统计时间'],
};
