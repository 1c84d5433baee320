import { describe, expect, it } from 'vitest';

import { isEqual, reconcile } from './reconcile.ts';
import type { MapScene } from './scene.ts';

const scene: MapScene = {
  language: 'zh-CN',
  theme: 'dark',
  symbolScale: 1,
  region: '360000',
  root: '100000',
  detail: 'regions',
  fills: [
    { adcode: '360100', className: 'gap-1' },
    { adcode: '360200', className: 'gap-2' },
  ],
  symbols: [],
  sites: [
    {
      kind: 'coal-mine',
      source: 'demo',
      shape: 'square',
      isVisible: true,
      countyRange: [1, 9],
      codes: [0, 1],
      facets: [null, null, 1],
    },
  ],
  selection: null,
  ring: null,
  pulses: [],
  marks: [],
  divisionStyle: 'levels',
  approvalNumber: '',
  camera: { key: 'a', box: [113, 24, 118, 30], at: null },
};
const typesOf = (previous: MapScene | null, next: MapScene): string[] =>
  reconcile(previous, next).map((command) => command.type);

describe('reconcile', () => {
  it('sets everything at first, the look before what is drawn in it', () => {
    expect(typesOf(null, scene)).toEqual([
      'set-look',
      'set-region',
      'set-fills',
      'set-symbols',
      'set-sites',
      'move-camera',
    ]);
  });

  it('gives no command for equal content in new objects', () => {
    expect(reconcile(scene, structuredClone(scene))).toEqual([]);
  });

  it('answers a filter of sites with one command that names neither regions nor camera', () => {
    const next = { ...scene, detail: 'sites' as const };
    const filtered = { ...next, sites: next.sites.map((site) => ({ ...site, codes: [1] })) };
    expect(typesOf(next, filtered)).toEqual(['set-sites']);
  });

  it('hides sites at region detail, so that a filter there reaches the GPU as nothing new', () => {
    const [command] = reconcile(scene, { ...scene, detail: 'sites' });
    expect(command).toMatchObject({ type: 'set-sites', sites: [{ isVisible: true }] });
  });

  it('writes only the fills that changed', () => {
    const next: MapScene = { ...scene, fills: [scene.fills[0]!, { adcode: '360200', className: 'unknown' }] };
    expect(reconcile(scene, next)).toEqual([{ type: 'set-fills', changed: [['360200', 'unknown']] }]);
  });

  it('writes all fills of a new region, also those of equal class', () => {
    const next: MapScene = { ...scene, region: '360200', fills: [{ adcode: '360281', className: 'gap-1' }] };
    expect(reconcile(scene, next)).toEqual([
      { type: 'set-region', region: '360200', children: ['360281'] },
      { type: 'set-fills', changed: [['360281', 'gap-1']] },
    ]);
  });

  it('sets marks when they come, change and go, and nothing else with them', () => {
    const mark = {
      id: 'tailings-pond:demo:a',
      meaning: 'blind',
      site: { kind: 'tailings-pond', source: 'demo', id: 'a' },
      shape: 'triangle',
      lngLat: [115, 25],
      level: '1',
      link: 'not-linked',
      hasBar: true,
      isCountyPrecision: false,
      ringM: null,
      to: [],
      title: 'a',
    } as const;
    const marked: MapScene = { ...scene, marks: [mark] };
    expect(reconcile(scene, marked)).toEqual([{ type: 'set-marks', marks: [mark] }]);
    expect(reconcile(marked, { ...scene, marks: [{ ...mark }] })).toEqual([]);
    expect(typesOf(marked, { ...scene, marks: [{ ...mark, to: [[115, 26]] }] })).toEqual(['set-marks']);
    expect(reconcile(marked, scene)).toEqual([{ type: 'set-marks', marks: [] }]);
  });

  it('moves the camera once for a new key and never for a new box alone', () => {
    const sameKey: MapScene = { ...scene, camera: { ...scene.camera, box: [0, 0, 1, 1] } };
    const newKey: MapScene = { ...scene, camera: { ...scene.camera, key: 'b' } };
    expect(typesOf(scene, sameKey)).toEqual([]);
    expect(typesOf(scene, newKey)).toEqual(['move-camera']);
  });
});

describe('isEqual', () => {
  it('compares content', () => {
    expect(isEqual([1, { a: NaN }], [1, { a: NaN }])).toBe(true);
    expect(isEqual([1], { 0: 1 })).toBe(false);
    expect(isEqual({ a: undefined }, {})).toBe(false);
    expect(isEqual(null, {})).toBe(false);
  });
});
