import { expect, it } from 'vitest';
import { toFileName } from './file-name.ts';

it('names the file so that every file system takes it', () => {
  expect(toFileName(['四色一张图', '江西省', '点位', '20201116'], 'csv')).toBe('四色一张图_江西省_点位_20201116.csv');
  expect(toFileName(['a/b: c*', '', '点位'], 'xlsx')).toBe('abc_点位.xlsx');
});
