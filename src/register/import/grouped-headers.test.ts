import { describe, expect, it } from 'vitest';
import { LEDGER_REGISTRY as REGISTRY } from '../../hazards/ledger-registry.ts';
import { guessMapping } from './guess-mapping.ts';

describe('names under the name of a group', () => {
  it.each([
    ['基本信息 编号', 'id'],
    ['基本信息 煤矿名称', 'name'],
    ['位置 经度', 'lng'],
    ['地理坐标 纬度', 'lat'],
    ['基本信息 行政区划代码', 'adcode'],
    ['生产能力 核定产能（万吨/年）', 'approved_capacity'],
  ])('%s is %s', (header, field) => {
    const kind = REGISTRY.require('coal-mine');
    const [guess] = guessMapping({ headers: [header, '位置 经度', '位置 纬度'], rows: [] }, kind);
    expect(guess?.field).toBe(field);
  });
});
