import { describe, expect, it } from 'vitest';
import type { MapMark } from '../../domain/map-answer.ts';
import { codesOf, EVERY_CODE } from '../../domain/site-code.ts';
import { reconcile } from '../../map/reconcile.ts';
import type { MapScene } from '../../map/scene.ts';
import { toMeasureClasses } from './breaks.ts';
import { toAnalysisScene, type AnalysisLayer } from './to-analysis-scene.ts';

const symbol = (adcode: string) => ({
  adcode,
  name: `n${adcode}`,
  lngLat: [115, 28] as const,
  levelCounts: { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 },
  redCount: 0,
  notLinked: null,
  total: 0,
  isDimmed: false,
  title: 'before',
});

const BASE: MapScene = {
  language: 'zh-CN',
  theme: 'dark',
  symbolScale: 1,
  divisionStyle: 'levels',
  region: '360000',
  root: '100000',
  detail: 'regions',
  fills: ['360100', '360200', '360300'].map((adcode) => ({ adcode, className: 'unknown' })),
  symbols: ['360100', '360200', '360300'].map(symbol),
  sites: [
    {
      kind: 'tailings-pond',
      source: 'demo',
      shape: 'triangle',
      isVisible: true,
      countyRange: [1, 9],
      codes: codesOf(EVERY_CODE),
      facets: [null, null, null],
    },
  ],
  selection: null,
  ring: null,
  pulses: [],
  marks: [],
  approvalNumber: '',
  camera: { key: 'a', box: [113, 24, 118, 30], at: null },
};

const mark = (id: string, changes: Partial<MapMark> = {}): MapMark => ({
  id,
  meaning: 'blind',
  site: { kind: 'tailings-pond', source: 'demo', id },
  lngLat: [115, 28],
  level: '2',
  link: 'not-linked',
  hasBar: false,
  title: { zh: `${id}：看不见`, en: `${id}: not seen` },
  ...changes,
});

const layer = (marks: readonly MapMark[], changes: Partial<AnalysisLayer> = {}): AnalysisLayer => {
  const measures = [
    { adcode: '360100', value: 0.61 },
    { adcode: '360200', value: null },
  ];
  return {
    map: { measures, marks, marksLeftOut: 0 },
    classes: toMeasureClasses(measures, 'share'),
    numbers: new Map([['360100', { value: 12, words: { zh: '12 处看不见', en: '12 not seen' } }]]),
    nothing: new Set(),
    shapeOf: () => 'triangle',
    language: 'zh-CN',
    ...changes,
  };
};

describe('the map of an address with an answer in it', () => {
  it('fills what is measured; what is null, or not answered, stays unknown', () => {
    const { fills } = toAnalysisScene(BASE, layer([]));
    const nothing = toAnalysisScene(BASE, layer([], { nothing: new Set(['360300']) })).fills;
    expect(nothing.map(({ className }) => className)).toEqual(['gap-5', 'unknown', 'outside']);
    expect(fills.map(({ className }) => className)).toEqual(['gap-5', 'unknown', 'unknown']);
  });

  it('says the number beside the name, and — for none', () => {
    const { symbols } = toAnalysisScene(BASE, layer([]));
    expect(symbols.map(({ notLinked }) => notLinked)).toEqual([12, null, null]);
    expect(symbols[0]?.title).toBe('n360100 12 处看不见');
  });

  it('marks every unmonitored 头顶库 from afar and thirty others; all of them among the sites', () => {
    const overhead = Array.from({ length: 40 }, (_, index) => mark(`bar-${index}`, { hasBar: true }));
    const others = Array.from({ length: 50 }, (_, index) =>
      mark(`other-${index}`, { hasBar: index === 0, link: 'partial' }),
    );
    const answer = layer([...overhead, ...others]);
    expect(toAnalysisScene(BASE, answer).marks.map(({ id }) => id)).toEqual(
      [...overhead, ...others.slice(0, 30)].map(({ id }) => id),
    );
    expect(toAnalysisScene({ ...BASE, detail: 'sites' }, answer).marks).toHaveLength(90);
    const due = Array.from({ length: 50 }, (_, index) => mark(`due-${index}`, { meaning: 'due' }));
    expect(toAnalysisScene(BASE, layer(due)).marks).toHaveLength(50);
  });

  it('gives a mark its shape, ring, lines and a title in the language on screen', () => {
    const { marks } = toAnalysisScene(
      BASE,
      layer([mark('a', { meaning: 'meets', ringM: 1000, to: [[115, 29]] }), mark('b', { site: null })], {
        language: 'en',
      }),
    );
    expect(marks[0]).toMatchObject({ shape: 'triangle', ringM: 1000, to: [[115, 29]], title: 'a: not seen' });
    expect(marks[1]).toMatchObject({ shape: 'circle', ringM: null, to: [], isCountyPrecision: false });
  });

  it('asks the map for fills, names and marks, and for no move', () => {
    const next = toAnalysisScene({ ...BASE, detail: 'sites' }, layer([mark('a')]));
    expect(reconcile({ ...BASE, detail: 'sites' }, next).map(({ type }) => type)).toEqual(['set-marks']);
  });
});
