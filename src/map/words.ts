import type { Localised } from '../domain/words.ts';
import type { LngLatPair } from './scene.ts';

export const MAP_WORDS = {
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  home: { zh: '回到当前区域', en: 'Back to the region' },
  controls: { zh: '地图控件', en: 'Map controls' },
  north: { zh: '北', en: 'North' },
  scaleBar: { zh: '比例尺', en: 'Scale' },
  drawing: { zh: '地图示意图', en: 'Map drawing' },
} as const satisfies Readonly<Record<string, Localised>>;

/** Names that a national map of China must carry and that are no division of the index. */
export interface IslandName {
  readonly name: Localised;
  readonly lngLat: LngLatPair;
  /** The name stands left of the point, where the right side is taken. */
  readonly isLeft?: boolean;
}

export const ISLAND_NAMES: readonly IslandName[] = [
  { name: { zh: '钓鱼岛', en: 'Diaoyu Dao' }, lngLat: [123.47, 25.74] },
  { name: { zh: '东沙群岛', en: 'Dongsha Qundao' }, lngLat: [116.78, 20.7] },
  { name: { zh: '西沙群岛', en: 'Xisha Qundao' }, lngLat: [111.9, 16.6], isLeft: true },
  { name: { zh: '中沙群岛', en: 'Zhongsha Qundao' }, lngLat: [114.6, 15.9] },
  { name: { zh: '南沙群岛', en: 'Nansha Qundao' }, lngLat: [114.2, 9.8] },
  { name: { zh: '曾母暗沙', en: 'Zengmu Ansha' }, lngLat: [112.28, 3.97] },
];
