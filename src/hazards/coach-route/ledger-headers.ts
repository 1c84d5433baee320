import type { LedgerHeaders } from '../define.ts';

/** Headers that mean a field of this kind in ledgers, lower case; read by the import alone, so no first map waits for them. */
export const LEDGER_HEADERS: LedgerHeaders = {
  permit_no: ['许可编号', '班线许可证号', '道路客运班线许可号', '标志牌号', '经营许可号', '班线许可号', '经营许可证号'],
  line_name: ['客运线路', '客运班线', '班线', '线路名', '营运线路', '班线名称', '线路'],
  start_adcode: ['起点代码', '始发地代码', '起点行政区划代码'],
  start_station: ['始发站点', '起讫点起点', '起点站名', '始发地', '发车站', '起点', '始发站'],
  end_adcode: ['终点代码', '到达地代码', '终点行政区划代码'],
  end_station: ['终点站名', '到达站', '到达地', '讫点', '终到地', '终点', '终到站'],
  total_km: ['营运里程', '线路里程', '全程', '运距', '单程里程', '里程数', 'distance', '里程', '总里程'],
  expressway_km: ['高速公路里程', '高速里程数'],
  line_class: ['线路类别', '班线类型', '客运班线类别'],
  licensed_vehicles: ['车辆总数', '投放车辆', '营运车辆数', '客车数', '核定客车数', '车数', '车辆数', '核定车辆数'],
  daily_trips: ['日班次', '日均班次', '每日班次', '班次', '日发班次数'],
  valid_from: ['许可开始日期', '有效期起', '有效期自', '经营期限起'],
  valid_to: ['许可截止日期', '有效期止', '经营期限止', '经营期限至', '有效期至'],
  is_relay: ['是否接驳运输', '接驳', '是否实行接驳运输', '是否接驳'],
  has_relay_certificate: ['是否有接驳证', '接驳运输证明', '接驳证件', '接驳证', '接驳运输证', 'relay certificate'],
  runs_at_night: ['凌晨运行', '夜间运行', '凌晨2时至5时运行'],
  has_sleeper: ['是否卧铺客车', '卧铺车', '是否有卧铺', '是否卧铺', '卧铺'],
  max_seats: ['座位', '核载人数', '核定载客', '最大座位', '核定座位数', '座位数'],
  line_status: ['班线运营状态', '运营状态', '经营状态', '经营状况', '线路状态'],
  exit_date: ['退出时间', '停运日期', '注销日期'],
  converted_to: ['去向', '车辆去向'],
};
