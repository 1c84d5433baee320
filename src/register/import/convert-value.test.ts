import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../../hazards/registry.ts';
import { enumValueOf } from './convert-value.ts';

const read = (kind: string, name: string, text: string): string | null => {
  const field = REGISTRY.require(kind).fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`${kind} has no ${name}`);
  return enumValueOf(field, text);
};

describe('a word of an enum', () => {
  it.each([
    ['coal-mine', 'mine_status', '建设矿井', '建设'],
    ['coal-mine', 'mine_status', '长期停产', '停产'],
    ['coal-mine', 'mine_status', '正在建设', '建设'],
    ['coal-mine', 'mine_status', '停建', '停产'],
    ['coal-mine', 'mine_type', '露天煤矿', '露天'],
    ['coal-mine', 'gas_grade', '低瓦斯矿井', '低'],
    ['coal-mine', 'gas_grade', '煤（岩）与瓦斯突出矿井', '突出'],
    ['coal-mine', 'hydro_type', '中等型', '中等'],
    ['tailings-pond', 'design_grade', '四等库', '四等'],
    ['tailings-pond', 'safety_degree', '病库', '病'],
    ['tailings-pond', 'status', '在用库', '在用'],
    ['tailings-pond', 'status', '已闭库', '闭库'],
  ])('%s %s %s', (kind, name, text, value) => {
    expect(read(kind, name, text)).toBe(value);
  });

  it.each([
    ['coal-mine', 'mine_status', '未停产'],
    ['coal-mine', 'mine_status', '拟关闭'],
    ['coal-mine', 'mine_type', '矿'],
    ['coal-mine', 'gas_grade', '非突出矿井'],
    ['tailings-pond', 'status', '库'],
    ['tailings-pond', 'status', '拟闭库'],
  ])('%s %s %s is none', (kind, name, text) => {
    expect(read(kind, name, text)).toBeNull();
  });
});
