import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PublishedFigure } from './published-figure.ts';
import { toLookBack, toPublishedScope, toPublishedTopics, toStateMatrices } from './published-figure-tables.ts';
import { RegionIndex, type RegionIndexFile } from './region-index.ts';

const regions = new RegionIndex(JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile);

const figure = (id: string, patch: Partial<PublishedFigure> = {}): PublishedFigure => ({
  id,
  adcode: '360000',
  name: id,
  value: 1,
  unit: '项',
  asOf: '2020',
  source: '某通报',
  note: null,
  topic: null,
  item: null,
  state: null,
  ...patch,
});
const idsOf = (figures: readonly PublishedFigure[]): readonly string[] => figures.map(({ id }) => id);
const scopeOf = (figures: readonly PublishedFigure[], adcode: string) => {
  const region = regions.get(adcode);
  if (region === undefined) throw new Error(`no division ${adcode}`);
  return toPublishedScope(figures, region, regions);
};

describe('what was published for a region', () => {
  const figures = [
    figure('country', { adcode: '100000' }),
    figure('province'),
    figure('prefecture', { adcode: '360700' }),
    figure('elsewhere', { adcode: '320000' }),
    figure('nowhere', { adcode: '999999' }),
  ];

  it('is its own and that of the divisions inside it', () => {
    expect(idsOf(scopeOf(figures, '100000').own)).toEqual(['country', 'province', 'prefecture', 'elsewhere']);
    expect(idsOf(scopeOf(figures, '360000').own)).toEqual(['province', 'prefecture']);
  });

  it('is never that of a division above, which stands apart, nearest first, and never the country', () => {
    const { own, above } = scopeOf(figures, '360702');
    expect(own).toEqual([]);
    expect(above.map(({ region, figures: theirs }) => [region.adcode, ...idsOf(theirs)])).toEqual([
      ['360700', 'prefecture'],
      ['360000', 'province'],
    ]);
    expect(scopeOf(figures, '360000').above).toEqual([]);
    expect(scopeOf(figures, '110101')).toEqual({ own: [], above: [] });
  });
});

describe('tables', () => {
  it('of a look-back without counts are none, and a count that was not published is none', () => {
    expect(toLookBack([figure('other')])).toBeNull();
    const lookBack = toLookBack([figure('look-back-problems-360000', { value: 3 })]);
    expect(lookBack?.rows).toMatchObject([{ figures: { problems: { value: 3 }, suggestions: null, practices: null } }]);
    expect(lookBack?.totals.problems).toBeNull();
  });

  it('of findings take the newest of a division and item', () => {
    const finding = (id: string, asOf: string, state: string) => figure(id, { asOf, state, item: '甲', value: null });
    const [matrix] = toStateMatrices([finding('old', '2020', '未共享'), finding('new', '2021-03', '已共享')]);
    expect(matrix?.rows[0]?.cells.map((cell) => cell?.id)).toEqual(['new']);
    expect(matrix?.rows[0]?.whole).toBeNull();
  });

  it('by subject leave out what has a table of its own, and put what has no subject last', () => {
    const topics = toPublishedTopics([
      figure('a'),
      figure('b', { topic: '煤矿' }),
      figure('look-back-problems-360000'),
      figure('c', { state: '未对接' }),
      figure('d', { topic: '煤矿' }),
    ]);
    expect(topics.map(({ topic, figures }) => [topic, ...idsOf(figures)])).toEqual([
      ['煤矿', 'b', 'd'],
      [null, 'a'],
    ]);
  });
});
