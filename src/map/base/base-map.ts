import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

import { paletteOf, type Palette } from '../../domain/palette.ts';
import type { MapLook } from '../reconcile.ts';
import type { DistanceRing, DivisionStyle, FillClass } from '../scene.ts';
import { CHILDREN_FILL_LAYER, MAX_TILE_ZOOM, toBaseLayers, type SourceName } from './base-style.ts';
import type { Boundaries } from './boundaries.ts';
import { toRingFeature } from './distance-ring.ts';
import { drawPattern, patternsOf } from './patterns.ts';

const COUNTRY = '100000';
const EMPTY = { type: 'FeatureCollection' as const, features: [] };

/** Divisions and lines of one MapLibre map. Remembers what it was told, so that a lost context can be answered by `reapply`. */
export class BaseMap {
  /** Features whose state or geometry was handed to MapLibre, for the diagnostics. */
  regionWrites = 0;
  readonly #map: MapLibreMap;
  #palette: Palette;
  #scale: number;
  #style: DivisionStyle;
  #overview: Boundaries | null = null;
  #divisions: Boundaries | null = null;
  #region = COUNTRY;
  #children: readonly string[] = [];
  #ring: DistanceRing | null = null;
  #marked: string | null = null;
  #isReady = false;
  #stretch = 1;
  readonly #classes = new Map<string, FillClass>();

  constructor(map: MapLibreMap, { theme, symbolScale, divisionStyle }: MapLook) {
    this.#map = map;
    this.#palette = paletteOf(theme);
    this.#scale = symbolScale;
    this.#style = divisionStyle;
  }

  /** Call after every `style.load`: adds the patterns and hands over everything again. */
  reapply(): void {
    this.#isReady = true;
    this.#writeLook();
    this.#writeLines();
    this.#writeLowerBorders();
    this.#writeRegion();
    this.#writeFills([...this.#classes]);
    this.setRing(this.#ring);
    this.#writeMark(true);
  }

  /** Call when the context is lost: until `reapply`, what is set is only remembered. */
  suspend(): void {
    this.#isReady = false;
  }

  setLook({ theme, symbolScale, divisionStyle }: MapLook): void {
    this.#palette = paletteOf(theme);
    this.#scale = symbolScale;
    this.#style = divisionStyle;
    this.#writeLook();
  }

  /** Call when the camera has come to rest: hatching keeps the pitch that a key tells. */
  fitPatterns(): void {
    if (this.#isReady && this.#style === 'blind-spots' && this.#stretch !== this.#toStretch()) this.#addPatterns();
  }

  setOverview(boundaries: Boundaries): void {
    this.#overview = boundaries;
    if (this.#current !== boundaries) return;
    this.#writeLines();
    this.#writeRegion();
    this.#writeFills([...this.#classes]);
  }

  /** Finer arcs and the lower levels, for drilled views. */
  setDivisions(boundaries: Boundaries): void {
    this.#divisions = boundaries;
    this.#writeLowerBorders();
    // The country is on screen from the overview already; handing it over again would only cost a redraw.
    if (this.#current !== boundaries) return;
    this.#writeLines();
    this.#writeRegion();
    this.#writeFills([...this.#classes]);
  }

  setRegion(region: string, children: readonly string[]): void {
    const wasCountry = this.#region === COUNTRY;
    this.#region = region;
    this.#children = children;
    if (this.#isReady) this.#map.removeFeatureState({ source: 'children' });
    this.#classes.clear();
    this.#marked = null;
    if (wasCountry !== (region === COUNTRY)) this.#writeLines();
    this.#writeRegion();
  }

  setFills(changed: readonly (readonly [string, FillClass])[]): void {
    for (const [adcode, className] of changed) this.#classes.set(adcode, className);
    this.#writeFills(changed);
  }

  setRing(ring: DistanceRing | null): void {
    this.#ring = ring;
    this.#write('ring', ring ? toRingFeature(ring.center, ring.radiusM) : EMPTY);
  }

  /** Outlines one child in the accent; `null` takes the outline away. */
  setMarked(adcode: string | null): void {
    if (adcode === this.#marked) return;
    this.#writeMark(false);
    this.#marked = adcode;
    this.#writeMark(true);
  }

  /** adcode of the child under a point of the container, `null` outside all of them. */
  childAt(point: { readonly x: number; readonly y: number }): string | null {
    if (!this.#isReady) return null;
    const [feature] = this.#map.queryRenderedFeatures([point.x, point.y], { layers: [CHILDREN_FILL_LAYER] });
    return feature?.id === undefined ? null : String(feature.id);
  }

  /** Finer arcs are for drilled views; the country is drawn from the overview for as long as it is on screen. */
  get #current(): Boundaries | null {
    return this.#region === COUNTRY ? (this.#overview ?? this.#divisions) : (this.#divisions ?? this.#overview);
  }

  /** True when what is on screen can be drawn from what has been loaded. */
  get hasRegion(): boolean {
    const current = this.#current;
    return current !== null && (this.#children.length === 0 || this.#children.some((adcode) => current.has(adcode)));
  }

  #writeLines(): void {
    const boundaries = this.#current;
    if (!boundaries || !this.#isReady) return;
    this.#write('land', boundaries.provinces());
    this.#write('coast', boundaries.coast());
    this.#write('province-borders', this.#region === COUNTRY ? EMPTY : boundaries.borders('province'));
    this.#write('dashes', boundaries.dashes());
  }

  /** Lower borders are invisible from afar, so they are handed over once and stay. */
  #writeLowerBorders(): void {
    if (!this.#divisions || !this.#isReady) return;
    this.#write('prefecture-borders', this.#divisions.borders('prefecture'));
    this.#write('county-borders', this.#divisions.borders('county'));
  }

  #writeRegion(): void {
    const boundaries = this.#current;
    if (!boundaries || !this.#isReady) return;
    this.regionWrites += this.#children.length;
    this.#write('children', boundaries.divisions(this.#children));
    this.#write('region', this.#region === COUNTRY ? EMPTY : boundaries.divisions([this.#region]));
  }

  #writeFills(changed: readonly (readonly [string, FillClass])[]): void {
    if (!this.#current || !this.#isReady) return;
    for (const [adcode, className] of changed) {
      this.regionWrites++;
      this.#map.setFeatureState({ source: 'children', id: Number(adcode) }, { className });
    }
  }

  #writeLook(): void {
    if (!this.#isReady) return;
    this.#addPatterns();
    for (const layer of toBaseLayers(this.#palette, this.#scale, this.#style)) {
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        this.#map.setPaintProperty(layer.id, name as Parameters<MapLibreMap['setPaintProperty']>[1], value);
      // Only the patterns' layers come and go with the style.
      const visibility = layer.layout?.visibility;
      if (visibility !== undefined && visibility !== this.#map.getLayoutProperty(layer.id, 'visibility'))
        this.#map.setLayoutProperty(layer.id, 'visibility', visibility);
    }
  }

  #writeMark(isMarked: boolean): void {
    if (this.#marked === null || !this.#isReady) return;
    this.regionWrites++;
    this.#map.setFeatureState({ source: 'children', id: Number(this.#marked) }, { isMarked });
  }

  #write(name: SourceName, data: GeoJSON.GeoJSON): void {
    if (this.#isReady) void this.#map.getSource<GeoJSONSource>(name)?.setData(data);
  }

  /** Patterns belong to tiles of whole zooms, and are drawn up to twice as large between them. */
  #toStretch(): number {
    const zoom = this.#map.getZoom();
    return this.#style === 'blind-spots' ? 2 ** (zoom - Math.min(Math.floor(zoom), MAX_TILE_ZOOM)) : 1;
  }

  #addPatterns(): void {
    const ratio = window.devicePixelRatio;
    this.#stretch = this.#toStretch();
    for (const name of patternsOf(this.#style)) {
      const image = drawPattern(name, this.#palette, this.#scale / this.#stretch, ratio);
      if (this.#map.hasImage(name)) this.#map.removeImage(name);
      this.#map.addImage(name, image, { pixelRatio: ratio });
    }
  }
}
