import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

import type { Palette } from '../../domain/palette.ts';
import type { DivisionStyle, FillClass } from '../scene.ts';
import { GAP_PATTERNS, type PatternName } from './patterns.ts';

export const SOURCES = [
  'graticule',
  'land',
  'children',
  'coast',
  'province-borders',
  'prefecture-borders',
  'county-borders',
  'region',
  'dashes',
  'ring',
] as const;
export type SourceName = (typeof SOURCES)[number];

/** Nearer, the tiles of this zoom are drawn larger. */
export const MAX_TILE_ZOOM = 12;

export const CHILDREN_FILL_LAYER = 'children-fill';

const EMPTY = { type: 'FeatureCollection' as const, features: [] };

/** Degrees between the lines of the graticule. */
const GRATICULE_STEP = 10;

const graticule = (): GeoJSON.Feature<GeoJSON.MultiLineString> => {
  const coordinates: [number, number][][] = [];
  for (let lng = 40; lng <= 170; lng += GRATICULE_STEP)
    coordinates.push([
      [lng, -20],
      [lng, 75],
    ]);
  for (let lat = -20; lat <= 70; lat += GRATICULE_STEP)
    coordinates.push([
      [40, lat],
      [170, lat],
    ]);
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } };
};

const className: ExpressionSpecification = ['coalesce', ['feature-state', 'className'], 'none'];

/** Below the hatching of blind spots every division has one ground. */
const gapColours = ({ gap }: Palette, style: DivisionStyle) =>
  style === 'levels' ? gap : ([gap[0], gap[0], gap[0], gap[0], gap[0]] as const);

const fillColours = (palette: Palette, style: DivisionStyle): Readonly<Record<FillClass, string>> => ({
  'gap-1': gapColours(palette, style)[0],
  'gap-2': gapColours(palette, style)[1],
  'gap-3': gapColours(palette, style)[2],
  'gap-4': gapColours(palette, style)[3],
  'gap-5': gapColours(palette, style)[4],
  few: palette.panel,
  outside: palette.panel,
  unknown: palette.raised,
  none: palette.gap[1],
});

const fillColour = (palette: Palette, style: DivisionStyle): ExpressionSpecification => {
  const pairs = Object.entries(fillColours(palette, style)).flat();
  return ['match', className, ...pairs, palette.panel] as unknown as ExpressionSpecification;
};

const patternLayer = (fillClass: FillClass, pattern: PatternName, isVisible = true): LayerSpecification => ({
  id: `children-${fillClass}`,
  type: 'fill',
  source: 'children',
  layout: { visibility: isVisible ? 'visible' : 'none' },
  // A pattern cannot depend on feature state, its opacity can: so a new class re-lays no geometry.
  paint: {
    'fill-pattern': pattern,
    'fill-opacity': ['case', ['==', className, fillClass], 1, 0],
    'fill-antialias': false,
  },
});

/**
 * Only the division that the keyboard has marked; nothing is laid anew when the mark moves. A casing of the halo goes
 * below the accent, which alone would be too near the strongest fill.
 */
const markedLayer = (id: string, colour: string, width: number): LayerSpecification => ({
  id,
  type: 'line',
  source: 'children',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': colour,
    'line-width': width,
    'line-opacity': ['case', ['boolean', ['feature-state', 'isMarked'], false], 1, 0],
  },
});

const line = (
  source: SourceName,
  colour: string,
  width: number,
  more: { readonly minzoom?: number; readonly dashes?: readonly number[]; readonly opacity?: number } = {},
): LayerSpecification => ({
  id: `${source}-line`,
  type: 'line',
  source,
  ...(more.minzoom === undefined ? {} : { minzoom: more.minzoom }),
  layout: { 'line-join': 'round', 'line-cap': more.dashes ? 'butt' : 'round' },
  paint: {
    'line-color': colour,
    'line-width': width,
    ...(more.opacity === undefined ? {} : { 'line-opacity': more.opacity }),
    ...(more.dashes ? { 'line-dasharray': [...more.dashes] } : {}),
  },
});

/** Layers from the ground up: LOOK.md, "Type, space, line". `scale` is 1 on a desk, more on the wall. */
export const toBaseLayers = (palette: Palette, scale: number, style: DivisionStyle): LayerSpecification[] => [
  { id: 'ground', type: 'background', paint: { 'background-color': palette.surface } },
  line('graticule', palette.line, scale, { opacity: 0.4 }),
  { id: 'land-fill', type: 'fill', source: 'land', paint: { 'fill-color': palette.panel } },
  {
    id: CHILDREN_FILL_LAYER,
    type: 'fill',
    source: 'children',
    paint: { 'fill-color': fillColour(palette, style), 'fill-antialias': false },
  },
  ...GAP_PATTERNS.map((name) => patternLayer(name, name, style === 'blind-spots')),
  patternLayer('few', 'dots'),
  patternLayer('unknown', 'hatch'),
  line('county-borders', palette.edge, 0.5 * scale, { minzoom: 6.5, opacity: 0.4 }),
  line('prefecture-borders', palette.edge, scale, { minzoom: 5, dashes: [8, 3, 2, 3], opacity: 0.6 }),
  line('province-borders', palette.edge, scale, { opacity: 0.5 }),
  { ...line('children', palette.surface, scale), id: 'children-line' },
  line('coast', palette.edge, 0.9 * scale),
  line('region', palette.text2, 1.5 * scale),
  line('dashes', palette.text2, 1.6 * scale),
  markedLayer('marked-casing', palette.halo, 6 * scale),
  markedLayer('marked-line', palette.accent, 3 * scale),
  line('ring', palette.text2, 1.25 * scale, { dashes: [3, 3] }),
];

/** The whole style: no glyphs, no sprite, no tiles, and so no request. */
export const toBaseStyle = (palette: Palette, scale: number, style: DivisionStyle): StyleSpecification => ({
  version: 8,
  sources: Object.fromEntries(
    SOURCES.map((name) => [
      name,
      {
        type: 'geojson' as const,
        data: name === 'graticule' ? graticule() : EMPTY,
        // 0 keeps every island: simplification would drop those below a pixel, 钓鱼岛 and the 南海 islands first.
        ...(KEEPS_EVERY_ISLAND.has(name) ? { tolerance: 0 } : {}),
        maxzoom: MAX_TILE_ZOOM,
      },
    ]),
  ),
  layers: toBaseLayers(palette, scale, style),
  transition: { duration: 0, delay: 0 },
});

const KEEPS_EVERY_ISLAND: ReadonlySet<SourceName> = new Set(['land', 'children', 'coast', 'dashes', 'region']);
