import { describe, expect, it } from 'vitest';
import { toEnglishIndex } from './english-names.ts';
import type { RegionIndexFile } from './region-index.ts';

const rows: readonly (readonly [number, string, string, string])[] = [
  [150000, '内蒙古自治区', '内蒙古', 'nei meng gu zi zhi qu'],
  [360000, '江西省', '江西', 'jiang xi sheng'],
  [610000, '陕西省', '陕西', 'shan xi sheng'],
  [610100, '西安市', '西安', 'xi an shi'],
];

const file: RegionIndexFile = {
  format: 'hazard-atlas-regions-1',
  adcodes: rows.map(([adcode]) => adcode),
  names: rows.map(([, name]) => name),
  shortNames: rows.map(([, , shortName]) => shortName),
  parents: [-1, -1, -1, 2],
  levels: [1, 1, 1, 2],
  boxes: rows.flatMap(() => [0, 0, 1, 1]),
  labels: rows.flatMap(() => [0, 0]),
  areas: rows.map(() => 1),
  countyRanges: rows.flatMap((_, index) => [index + 1, index + 1]),
  countyCount: 4,
  countyAdcodes: [0, 1, 2, 3, 4],
};

describe('English names of divisions', () => {
  const index = toEnglishIndex(file, {
    format: 'hazard-atlas-region-names-1',
    adcodes: file.adcodes,
    pinyin: rows.map(([, , , pinyin]) => pinyin),
  });

  it.each([
    ['100000', 'China'],
    ['150000', 'Inner Mongolia'],
    ['360000', 'Jiangxi'],
    ['610000', 'Shaanxi'],
    ['610100', 'Xi’an'],
  ])('%s is %s', (adcode, name) => {
    expect(index.get(adcode)?.name).toBe(name);
    expect(index.get(adcode)?.shortName).toBe(name);
  });
});
