import { SYMBOL_RADII } from '../../domain/symbol.ts';
import { paletteOf, type Palette } from '../../domain/palette.ts';
import { levelKeyOf } from '../../domain/levels.ts';
import type { DistanceRing, LngLatPair, MapSelection, MapTheme, WarningPulse } from '../scene.ts';
import { svgElement } from './symbol-element.ts';

const MAX_PULSES = 20;
const MIN_RING_PX = SYMBOL_RADII['1'] * 2.5;

interface Mark {
  readonly element: HTMLElement;
  readonly lngLat: LngLatPair;
  /** Centre of the ring that a label belongs to. */
  readonly until?: LngLatPair;
}

/** The selected site, the label of the distance ring and the newest warnings: a handful of DOM elements above the sites. */
export class MarkOverlay {
  readonly #root: HTMLElement;
  readonly #project: (lngLat: LngLatPair) => { readonly x: number; readonly y: number };
  #palette: Palette = paletteOf('dark');
  #scale = 1;
  #selection: MapSelection | null = null;
  #ring: DistanceRing | null = null;
  #pulses: readonly WarningPulse[] = [];
  #marks: Mark[] = [];
  readonly #pulseMarks = new Map<string, Mark>();

  constructor(parent: HTMLElement, project: (lngLat: LngLatPair) => { readonly x: number; readonly y: number }) {
    this.#project = project;
    this.#root = document.createElement('div');
    this.#root.className = 'atlas-marks';
    this.#root.setAttribute('aria-hidden', 'true');
    parent.append(this.#root);
  }

  setLook(theme: MapTheme, scale: number): void {
    this.#palette = paletteOf(theme);
    this.#scale = scale;
    this.#root.style.setProperty('--atlas-halo', this.#palette.halo);
    this.#root.style.setProperty('--atlas-text', this.#palette.text);
    this.#root.style.setProperty('--atlas-text2', this.#palette.text2);
    this.#root.style.setProperty('--atlas-scale', String(scale));
    this.#build();
  }

  setSelection(selection: MapSelection | null): void {
    this.#selection = selection;
    this.#build();
  }

  setRing(ring: DistanceRing | null): void {
    this.#ring = ring;
    this.#build();
  }

  setPulses(pulses: readonly WarningPulse[]): void {
    this.#pulses = pulses.slice(0, MAX_PULSES);
    const ids = new Set(this.#pulses.map((pulse) => pulse.id));
    for (const id of this.#pulseMarks.keys()) if (!ids.has(id)) this.#pulseMarks.delete(id);
    this.#build();
  }

  follow(): void {
    for (const { element, lngLat, until } of this.#marks) {
      const { x, y } = this.#project(lngLat);
      // A ring that is not larger than the symbol inside says nothing (LOOK.md, Symbols).
      if (until)
        element.hidden = Math.hypot(x - this.#project(until).x, y - this.#project(until).y) < MIN_RING_PX * this.#scale;
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    }
  }

  destroy(): void {
    this.#root.remove();
  }

  #build(): void {
    this.#marks = [
      ...this.#pulses.map((pulse) => this.#knownPulse(pulse)),
      ...(this.#selection ? [this.#selectionMark(this.#selection)] : []),
      ...(this.#ring ? [this.#ringLabel(this.#ring)] : []),
    ];
    const wanted = this.#marks.map((mark) => mark.element);
    // Elements that stay are not moved in the document, or their animation would start anew.
    for (const element of Array.from(this.#root.children))
      if (!wanted.includes(element as HTMLElement)) element.remove();
    this.#root.append(...wanted.filter((element) => element.parentNode !== this.#root));
    this.follow();
  }

  #knownPulse(pulse: WarningPulse): Mark {
    const known = this.#pulseMarks.get(pulse.id) ?? this.#pulse(pulse);
    this.#pulseMarks.set(pulse.id, known);
    return known;
  }

  /** Ring at 2.5 r with four ticks, in text colour (LOOK.md, Symbols). */
  #selectionMark(selection: MapSelection): Mark {
    const radius = SYMBOL_RADII[selection.level] * 2.5 * this.#scale;
    const size = 2 * (radius + 8);
    const svg = svgElement('svg', { width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}` });
    const strokes = [
      { stroke: this.#palette.halo, 'stroke-width': 4 * this.#scale },
      { stroke: this.#palette.text, 'stroke-width': 1.75 * this.#scale },
    ];
    const [inner, outer] = [radius - 3 * this.#scale, radius + 6 * this.#scale];
    const ticks = `M0,${-inner}V${-outer}M0,${inner}V${outer}M${-inner},0H${-outer}M${inner},0H${outer}`;
    for (const stroke of strokes)
      svg.append(
        svgElement('circle', { r: radius, fill: 'none', ...stroke }),
        svgElement('path', { d: ticks, fill: 'none', ...stroke }),
      );
    const element = this.#element('atlas-selection');
    element.append(svg);
    if (selection.label) element.append(this.#label(selection.label, radius));
    return { element, lngLat: selection.lngLat };
  }

  #label({ title, note }: NonNullable<MapSelection['label']>, radius: number): HTMLElement {
    const label = document.createElement('div');
    label.className = 'atlas-selection-label';
    label.style.setProperty('left', `${radius + 10 * this.#scale}px`);
    const strong = document.createElement('b');
    strong.textContent = title;
    const small = document.createElement('span');
    small.textContent = note;
    label.append(strong, small);
    return label;
  }

  #ringLabel(ring: DistanceRing): Mark {
    const element = this.#element('atlas-ring-label');
    const text = document.createElement('span');
    text.textContent = ring.label;
    element.append(text);
    const degreesPerMetre = 180 / (Math.PI * 6_371_008.8);
    return { element, lngLat: [ring.center[0], ring.center[1] - ring.radiusM * degreesPerMetre], until: ring.center };
  }

  #pulse(pulse: WarningPulse): Mark {
    const element = this.#element('atlas-pulse');
    const key = pulse.level === 0 ? '4' : levelKeyOf(pulse.level);
    const ring = document.createElement('span');
    ring.style.setProperty('--atlas-pulse', this.#palette.levels[key].edge);
    element.append(ring);
    return { element, lngLat: pulse.lngLat };
  }

  #element(className: string): HTMLElement {
    const element = document.createElement('div');
    element.className = className;
    return element;
  }
}
