import { SYMBOL_RADII } from '../../domain/symbol.ts';
import { paletteOf } from '../../domain/palette.ts';
import { toMercator } from '../mercator.ts';
import { toMetresPerPixel } from '../camera.ts';
import type { LngLatPair, MapTheme, SceneMark } from '../scene.ts';
import { clusterPoints } from './cluster.ts';
import { drawCount, drawMark, reachOf, type MarkLook } from './mark-picture.ts';

export interface MarkLayerOptions {
  readonly parent: HTMLElement;
  readonly project: (lngLat: LngLatPair) => { readonly x: number; readonly y: number };
  readonly zoom: () => number;
  readonly pixelRatio: () => number;
  readonly size: () => { readonly width: number; readonly height: number };
}

/** A mark with those that lie under it at this zoom. */
export interface MarkHit {
  readonly mark: SceneMark;
  readonly others: readonly SceneMark[];
}

/** Marks nearer than this are drawn as one, px at a scale of 1. */
const CLUSTER_PX = 38;
/** From afar marks give names some room: below this zoom they are drawn smaller. */
const FAR = { zoom: 7.6, scale: 0.82 };
/** A ring of metres is drawn only where it is larger than the symbol inside (LOOK.md, Symbols). */
const RING_FROM = 1.6;

interface Drawn extends MarkHit {
  readonly picture: HTMLCanvasElement;
  readonly reach: number;
}

/**
 * What an analysis marks, on a canvas of its own above sites and names: no WebGL, no attribute of a site, and drawn only
 * when the camera or the marks change. Parts from below: distance rings, lines, marks, the first on top.
 */
export class MarkLayer {
  readonly #options: MarkLayerOptions;
  readonly #canvas = document.createElement('canvas');
  readonly #pictures = new Map<string, HTMLCanvasElement>();
  #stated: MarkLook = { palette: paletteOf('dark'), scale: 1 };
  #look: MarkLook = this.#stated;
  #marks: readonly SceneMark[] = [];
  #drawn: readonly Drawn[] = [];

  constructor(options: MarkLayerOptions) {
    this.#options = options;
    this.#canvas.className = 'atlas-mark-layer';
    this.#canvas.setAttribute('aria-hidden', 'true');
    // First in the document: selection and pulses, at the same height, stay above.
    options.parent.prepend(this.#canvas);
  }

  setLook(theme: MapTheme, scale: number): void {
    this.#stated = { palette: paletteOf(theme), scale };
    this.#pictures.clear();
    this.settle();
  }

  setMarks(marks: readonly SceneMark[]): void {
    this.#marks = marks;
    this.settle();
  }

  /** Call when the camera has come to rest: decides which marks stand for which. */
  settle(): void {
    const zoom = this.#options.zoom();
    const scale = this.#stated.scale * (zoom < FAR.zoom ? FAR.scale : 1);
    this.#look = { ...this.#stated, scale };
    const world = 512 * 2 ** zoom;
    const points = this.#marks.map(({ lngLat }) => {
      const [x, y] = toMercator(lngLat);
      return { x: x * world, y: y * world };
    });
    this.#drawn = clusterPoints(points, CLUSTER_PX * scale).flatMap(({ lead, members }): Drawn[] => {
      const mark = this.#marks[lead];
      if (mark === undefined) return [];
      const others = members.slice(1).flatMap((index) => this.#marks[index] ?? []);
      return [{ mark, others, picture: this.#pictureOf(mark), reach: reachOf(mark, this.#look) }];
    });
    this.follow();
  }

  /** Call with every move of the camera. */
  follow(): void {
    const context = this.#clear();
    if (context === null) return;
    for (const mark of this.#marks) this.#drawGround(context, mark);
    const { width, height } = this.#options.size();
    for (const { mark, others, picture, reach } of this.#drawn.toReversed()) {
      const { x, y } = this.#options.project(mark.lngLat);
      if (x < -reach || y < -reach || x > width + reach || y > height + reach) continue;
      const side = picture.width / this.#options.pixelRatio();
      context.drawImage(picture, Math.round(x) - side / 2, Math.round(y) - side / 2, side, side);
      if (others.length === 0) continue;
      context.save();
      context.translate(Math.round(x), Math.round(y));
      drawCount(context, others.length + 1, reach, this.#look);
      context.restore();
    }
  }

  /** The topmost mark at a point of the container. */
  at(point: { readonly x: number; readonly y: number }): MarkHit | null {
    const hit = this.#drawn.find(({ mark, reach }) => {
      const { x, y } = this.#options.project(mark.lngLat);
      return Math.hypot(x - point.x, y - point.y) <= reach;
    });
    return hit ?? null;
  }

  destroy(): void {
    this.#canvas.remove();
  }

  #clear(): CanvasRenderingContext2D | null {
    const { width, height } = this.#options.size();
    const ratio = this.#options.pixelRatio();
    const context = this.#canvas.getContext('2d');
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== wide || this.#canvas.height !== high) {
      this.#canvas.width = wide;
      this.#canvas.height = high;
    } else context?.clearRect(0, 0, wide, high);
    if (context === null) return null;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return this.#marks.length === 0 ? null : context;
  }

  /** Screening distance and lines to what it meets, to scale on the ground. */
  #drawGround(context: CanvasRenderingContext2D, mark: SceneMark): void {
    const { palette, scale } = this.#look;
    if (mark.ringM === null && mark.to.length === 0) return;
    const { x, y } = this.#options.project(mark.lngLat);
    const strokes = [
      { style: palette.halo, width: 3.5 * scale },
      { style: palette.text2, width: 1.5 * scale },
    ];
    const path = new Path2D();
    const radius = (mark.ringM ?? 0) / toMetresPerPixel(this.#options.zoom(), mark.lngLat[1]);
    const symbol = SYMBOL_RADII[mark.level] * scale;
    if (radius > symbol * RING_FROM) path.arc(x, y, radius, 0, 2 * Math.PI);
    for (const other of mark.to) {
      const end = this.#options.project(other);
      if (Math.hypot(end.x - x, end.y - y) < symbol) continue;
      path.moveTo(x, y);
      path.lineTo(end.x, end.y);
      path.moveTo(end.x + 2.5 * scale, end.y);
      path.arc(end.x, end.y, 2.5 * scale, 0, 2 * Math.PI);
    }
    for (const { style, width } of strokes) {
      context.strokeStyle = style;
      context.lineWidth = width;
      context.stroke(path);
    }
  }

  #pictureOf(mark: SceneMark): HTMLCanvasElement {
    const ratio = this.#options.pixelRatio();
    const { meaning, shape, level, link, hasBar, isCountyPrecision } = mark;
    const key = [meaning, shape, level, link, hasBar, isCountyPrecision, ratio, this.#look.scale].join(' ');
    const known = this.#pictures.get(key);
    if (known !== undefined) return known;
    const picture = document.createElement('canvas');
    // The flag of an overdue one reaches beyond its ring.
    const side = 2 * Math.ceil(reachOf(mark, this.#look) + 6 * this.#look.scale);
    picture.width = picture.height = Math.round(side * ratio);
    const context = picture.getContext('2d');
    if (context === null) throw new Error('a 2D canvas could not be made for a mark');
    context.setTransform(ratio, 0, 0, ratio, picture.width / 2, picture.height / 2);
    drawMark(context, mark, this.#look);
    this.#pictures.set(key, picture);
    return picture;
  }
}
