import type { Layer } from '@deck.gl/core';

import { paletteOf } from '../../domain/palette.ts';
import type { SiteGpuColumns, SiteShapes } from '../../domain/site-columns.ts';
import type { SymbolShape } from '../../domain/symbol.ts';
import type { MapTheme, SiteHit, SiteLayerSpec } from '../scene.ts';
import { copyFilterValues, toSegments, toTriangles } from './shape-buffers.ts';
import { AreaLayer, LineLayer } from './shape-layers.ts';
import { SITE_FILTER_EXTENSION, toFilterProps } from './site-filter-extension.ts';
import { drawRingSheet, drawSymbolSheet, type SymbolAtlas } from './symbol-atlas.ts';
import { SymbolLayer, type SymbolLayerData } from './symbol-layer.ts';

export const registerKeyOf = (of: { readonly kind: string; readonly source: string }): string =>
  `${of.kind}\u0000${of.source}`;

type Attribute = SymbolLayerData['attributes'][string];

interface ShapeData {
  readonly geometry: 'line' | 'polygon';
  /** Rows of the register that segments and triangles belong to. */
  readonly segmentRows: Float32Array;
  readonly triangleRows: Float32Array;
  readonly segments: SymbolLayerData;
  readonly triangles: SymbolLayerData | null;
}

/** Depth decides among the sites of all kinds; everything else is drawn in order. */
const IN_ORDER = { depthCompare: 'always', depthWriteEnabled: false } as const;
const BY_LEVEL = { depthCompare: 'less-equal', depthWriteEnabled: true } as const;

/**
 * Builds deck.gl's layers from specs and columns. Everything that reaches the GPU is kept by register version, so that the
 * same rows give the same objects and deck.gl uploads nothing again.
 */
export class SiteLayers {
  #theme: MapTheme = 'dark';
  #scale = 1;
  readonly #columns = new Map<string, SiteGpuColumns>();
  readonly #shapes = new Map<string, SiteShapes>();
  readonly #attributes = new WeakMap<ArrayBufferView, Attribute>();
  readonly #pointData = new WeakMap<SiteGpuColumns, SymbolLayerData>();
  readonly #shapeData = new Map<string, { columns: SiteGpuColumns; shapes: SiteShapes; data: ShapeData }>();
  readonly #sheets = new Map<string, SymbolAtlas>();
  readonly #hits = new Map<string, { readonly kind: string; readonly source: string }>();
  /** Registers that were ever shown: their layers stay, so that showing them again uploads nothing. */
  readonly #shown = new Set<string>();

  setLook(theme: MapTheme, scale: number): void {
    this.#theme = theme;
    this.#scale = scale;
    this.#sheets.clear();
  }

  /** True when something differs from what is held. */
  setColumns(all: readonly SiteGpuColumns[]): boolean {
    const wanted = new Map(all.map((columns) => [registerKeyOf(columns), columns]));
    let hasChanged = false;
    for (const key of this.#columns.keys())
      if (!wanted.has(key)) {
        this.#columns.delete(key);
        this.#shapeData.delete(key);
        this.#shown.delete(key);
        hasChanged = true;
      }
    for (const [key, columns] of wanted) {
      if (this.#columns.get(key)?.version === columns.version) continue;
      this.#columns.set(key, columns);
      hasChanged = true;
    }
    return hasChanged;
  }

  setShapes(all: readonly SiteShapes[]): boolean {
    const hasChanged =
      all.length !== this.#shapes.size ||
      all.some((shapes) => this.#shapes.get(registerKeyOf(shapes))?.version !== shapes.version);
    if (!hasChanged) return false;
    this.#shapes.clear();
    for (const shapes of all) this.#shapes.set(registerKeyOf(shapes), shapes);
    return true;
  }

  hasVisible(specs: readonly SiteLayerSpec[]): boolean {
    return specs.some((spec) => spec.isVisible && this.#columns.has(registerKeyOf(spec)));
  }

  hitOf(layerId: string, row: number): SiteHit | null {
    const register = this.#hits.get(layerId);
    return register && row >= 0 ? { ...register, row } : null;
  }

  /** Draw order: routes, parks, sites (unassessed, 4, 3, 2, 1), warnings. */
  build(specs: readonly SiteLayerSpec[]): Layer[] {
    const lines: Layer[] = [];
    const areas: Layer[] = [];
    const symbols: Layer[] = [];
    const rings: Layer[] = [];
    for (const spec of specs) {
      const key = registerKeyOf(spec);
      const columns = this.#columns.get(key);
      if (!columns || (!spec.isVisible && !this.#shown.has(key))) continue;
      this.#shown.add(key);
      const shapes = this.#shapeDataOf(key, columns);
      if (shapes) (shapes.geometry === 'line' ? lines : areas).push(...this.#shapeLayers(spec, key, shapes));
      symbols.push(this.#symbolLayer(spec, key, columns, 'symbol'));
      rings.push(this.#symbolLayer(spec, key, columns, 'ring'));
    }
    return [...lines, ...areas, ...symbols, ...rings];
  }

  #common(spec: SiteLayerSpec, key: string, part: string) {
    const id = `${key}\u0000${part}`;
    this.#hits.set(id, { kind: spec.kind, source: spec.source });
    return { id, visible: spec.isVisible, pickable: true, extensions: [SITE_FILTER_EXTENSION], ...toFilterProps(spec) };
  }

  #symbolLayer(spec: SiteLayerSpec, key: string, columns: SiteGpuColumns, mode: 'symbol' | 'ring'): SymbolLayer {
    return new SymbolLayer({
      ...this.#common(spec, key, mode),
      data: this.#pointDataOf(columns),
      atlas: mode === 'symbol' ? this.#sheet(spec.shape) : this.#sheet('ring'),
      mode,
      // A ring is a mark of the symbol inside; its empty middle must not catch clicks meant for others.
      pickable: mode === 'symbol',
      parameters: mode === 'symbol' ? BY_LEVEL : IN_ORDER,
    });
  }

  #shapeLayers(spec: SiteLayerSpec, key: string, data: ShapeData): Layer[] {
    const look = { palette: paletteOf(this.#theme), symbolScale: this.#scale, parameters: IN_ORDER };
    const outline = new LineLayer({
      ...this.#common(spec, key, 'line'),
      ...look,
      data: data.segments,
      hasChevrons: data.geometry === 'line',
    });
    if (!data.triangles) return [outline];
    const area = new AreaLayer({
      ...this.#common(spec, key, 'area'),
      ...look,
      data: data.triangles,
      hasChevrons: false,
    });
    return [area, outline];
  }

  #sheet(name: SymbolShape | 'ring'): SymbolAtlas {
    const known = this.#sheets.get(name);
    if (known) return known;
    const look = {
      palette: paletteOf(this.#theme),
      scale: this.#scale,
      devicePixelRatio: window.devicePixelRatio,
    };
    const sheet = name === 'ring' ? drawRingSheet(look) : drawSymbolSheet({ ...look, shape: name });
    this.#sheets.set(name, sheet);
    return sheet;
  }

  #pointDataOf(columns: SiteGpuColumns): SymbolLayerData {
    const known = this.#pointData.get(columns);
    if (known) return known;
    const data: SymbolLayerData = {
      length: columns.rowCount,
      attributes: {
        instancePositions: this.#attributeOf(columns.positions, 2),
        instanceSymbols: this.#attributeOf(columns.symbols, 1),
        instanceMarks: this.#attributeOf(columns.marks, 1),
        filterValues: this.#attributeOf(columns.filterValues, 4),
        filterCategoryValues: this.#attributeOf(columns.codes, 1),
      },
    };
    this.#pointData.set(columns, data);
    return data;
  }

  /** The same array gives the same object, by which deck.gl knows that it has nothing to upload. */
  #attributeOf(value: ArrayBufferView, size: number): Attribute {
    const known = this.#attributes.get(value);
    if (known) return known;
    const attribute = { value, size };
    this.#attributes.set(value, attribute);
    return attribute;
  }

  #shapeDataOf(key: string, columns: SiteGpuColumns): ShapeData | null {
    const shapes = this.#shapes.get(key);
    // Rows of another version of the register would colour the wrong lines.
    if (!shapes || shapes.version !== columns.loadVersion) return null;
    const known = this.#shapeData.get(key);
    if (known && known.columns === columns && known.shapes === shapes) return known.data;
    const isSame = known && known.shapes === shapes && known.columns.positions === columns.positions;
    const data = isSame ? withFilterValues(known.data, columns) : toShapeData(shapes, columns);
    this.#shapeData.set(key, { columns, shapes, data });
    return data;
  }
}

/** Only other rows are shown: everything but the filter values stays the same object, and is not uploaded again. */
const withFilterValues = (shape: ShapeData, columns: SiteGpuColumns): ShapeData => {
  const renew = (data: SymbolLayerData, rows: Float32Array): SymbolLayerData => {
    const filterValues = { value: copyFilterValues(columns, rows), size: 4 };
    return { ...data, attributes: { ...data.attributes, filterValues } };
  };
  return {
    ...shape,
    segments: renew(shape.segments, shape.segmentRows),
    triangles: shape.triangles && renew(shape.triangles, shape.triangleRows),
  };
};

const toShapeData = (shapes: SiteShapes, columns: SiteGpuColumns): ShapeData => {
  const segments = toSegments(shapes, columns);
  const triangles = toTriangles(shapes, columns);
  return {
    geometry: shapes.geometry,
    segmentRows: segments.rows,
    triangleRows: triangles.rows,
    segments: {
      length: segments.segmentCount,
      attributes: {
        instanceEnds: { value: segments.ends, size: 4 },
        instanceDistances: { value: segments.distances, size: 2 },
        instanceRows: { value: segments.rows, size: 1 },
        instanceSymbols: { value: segments.symbols, size: 1 },
        filterValues: { value: segments.filterValues, size: 4 },
        filterCategoryValues: { value: segments.codes, size: 1 },
      },
    },
    triangles:
      triangles.vertexCount === 0
        ? null
        : {
            length: triangles.vertexCount,
            attributes: {
              areaPositions: { value: triangles.positions, size: 2 },
              areaRows: { value: triangles.rows, size: 1 },
              areaSymbols: { value: triangles.symbols, size: 1 },
              filterValues: { value: triangles.filterValues, size: 4 },
              filterCategoryValues: { value: triangles.codes, size: 1 },
            },
          },
  };
};
