import { paletteOf, type Palette } from '../../domain/palette.ts';
import { inLanguage, type Language } from '../../domain/words.ts';
import type { MapLook } from '../reconcile.ts';
import type { DivisionStyle, LngLatPair, RegionSymbol } from '../scene.ts';
import { ISLAND_NAMES } from '../words.ts';
import { layoutSymbols, LEADER_FROM_PX, toViewScale, type PlacedSymbol, type Rect, type SymbolBox } from './layout.ts';
import { createDisc, createDonut, svgElement } from './symbol-element.ts';
import { toGrouped, toIslandRects, toSymbolBoxes } from './to-boxes.ts';

export interface SymbolOverlayOptions {
  /** Inside the map's canvas container, so that wheel and drag reach the map. */
  readonly parent: HTMLElement;
  readonly label: string;
  /** Container pixels. */
  readonly project: (lngLat: LngLatPair) => { readonly x: number; readonly y: number };
  readonly size: () => { readonly width: number; readonly height: number };
  readonly onClick: (adcode: string, event: MouseEvent) => void;
  /** Sites are drawn above the names, and the pointer belongs to them first. */
  readonly isUnderSites: () => boolean;
  readonly onHover: (adcode: string | null, event: MouseEvent | null) => void;
  /** The keyboard's focus has come to a division's symbol, or (`null`) left the symbols. */
  readonly onMark: (adcode: string | null) => void;
  /** The focus was on a symbol, and the new region has none. */
  readonly onFocusLost: () => void;
}

interface Item {
  readonly symbol: RegionSymbol;
  readonly button: HTMLButtonElement;
  readonly label: HTMLElement;
  readonly radius: number;
  placed: PlacedSymbol | null;
}

interface Island {
  readonly element: HTMLElement;
  readonly lngLat: LngLatPair;
}

/** Below this zoom islands are too small to be seen and their names have a place of their own. */
const ISLANDS_UP_TO_ZOOM = 6.5;

/**
 * Region symbols, names and island names as plain DOM above the map: they cost no GL work, need no font files, and each
 * is a button that a keyboard reaches. They are one stop of Tab; which of them an arrow key leads to is the board's to
 * say, because that follows the divisions and not the drawing.
 */
export class SymbolOverlay {
  /** Elements built, for the diagnostics. */
  builds = 0;
  readonly #options: SymbolOverlayOptions;
  readonly #root: HTMLElement;
  readonly #leaders: SVGElement;
  readonly #islandLayer: HTMLElement;
  readonly #list: HTMLElement;
  #items: Item[] = [];
  #islands: Island[] = [];
  #symbols: readonly RegionSymbol[] = [];
  #palette: Palette = paletteOf('dark');
  #isDaylight = false;
  #scale = 1;
  #style: DivisionStyle = 'levels';
  #language: Language = 'zh-CN';
  #viewScale = 1;
  #region: string | null = null;
  #regionBefore: string | null = null;

  constructor(options: SymbolOverlayOptions) {
    this.#options = options;
    this.#root = document.createElement('div');
    this.#root.className = 'atlas-symbols';
    this.#leaders = svgElement('svg', { class: 'atlas-leaders', 'aria-hidden': 'true' });
    this.#islandLayer = document.createElement('div');
    this.#list = document.createElement('div');
    this.#list.setAttribute('role', 'group');
    this.#list.setAttribute('aria-label', options.label);
    this.#list.addEventListener('focusin', (event) => this.#mark(event.target));
    this.#list.addEventListener('focusout', () => this.#options.onMark(null));
    this.#root.append(this.#leaders, this.#islandLayer, this.#list);
    options.parent.append(this.#root);
  }

  setLook({ theme, symbolScale: scale, divisionStyle, language }: MapLook): void {
    this.#palette = paletteOf(theme);
    this.#isDaylight = theme === 'daylight';
    this.#scale = scale;
    this.#style = divisionStyle;
    this.#language = language;
    const { style } = this.#root;
    style.setProperty('--atlas-halo', this.#palette.halo);
    style.setProperty('--atlas-text', this.#palette.text);
    style.setProperty('--atlas-text2', this.#palette.text2);
    style.setProperty('--atlas-muted', this.#palette.muted);
    style.setProperty('--atlas-accent', this.#palette.accent);
    style.setProperty('--atlas-scale', String(scale));
    this.#buildIslands();
    this.setSymbols(this.#symbols);
  }

  /** Before the symbols of another region: on the way up the focus goes to the region it comes from. */
  setRegion(region: string): void {
    if (region === this.#region) return;
    this.#regionBefore = this.#region;
    this.#region = region;
  }

  setSymbols(symbols: readonly RegionSymbol[]): void {
    this.#symbols = symbols;
    this.#viewScale = this.#toViewScale();
    const focused = this.#items.find((item) => item.button === document.activeElement)?.symbol.adcode;
    const boxes = this.#toBoxes();
    this.#items = symbols.map((symbol, index) => this.#buildItem(symbol, boxes[index]?.radius ?? 0));
    this.builds += symbols.length;
    this.#list.replaceChildren(...this.#items.map((item) => item.button));
    const itemOf = (adcode: string | null | undefined) => this.#items.find((item) => item.symbol.adcode === adcode);
    const first = itemOf(focused) ?? itemOf(this.#regionBefore) ?? this.#items[0];
    if (first) first.button.tabIndex = 0;
    if (focused === undefined) return;
    if (first) first.button.focus({ preventScroll: true });
    else this.#options.onFocusLost();
  }

  /** New places for rings and labels: after a move has come to rest, a resize, or new symbols. */
  layout(zoom: number): void {
    const view = this.#options.size();
    if (this.#toViewScale() !== this.#viewScale) this.setSymbols(this.#symbols);
    this.#placeIslands(zoom);
    const rules = { scale: this.#scale, hidesCollisions: this.#style === 'blind-spots' };
    const boxes = this.#toBoxes();
    const entries = layoutSymbols(boxes, this.#islandRects(zoom), view, rules);
    const placed = new Map(entries.map((entry) => [entry.id, entry]));
    for (const [index, item] of this.#items.entries()) {
      item.placed = placed.get(item.symbol.adcode) ?? null;
      if (!item.placed) continue;
      const { labelX, labelY, isLabelShown } = item.placed;
      item.label.style.transform = `translate(${Math.round(labelX)}px, ${Math.round(labelY)}px)`;
      item.label.hidden = !isLabelShown;
      item.label.classList.toggle('atlas-label-inside', boxes[index]?.isLabelInside === true);
    }
    this.follow(zoom);
  }

  /** Keeps everything on its place of the ground while the map moves. */
  follow(zoom: number): void {
    const leaders: SVGElement[] = [];
    for (const item of this.#items) {
      const { x, y } = this.#options.project(item.symbol.lngLat);
      const [dx, dy] = [item.placed?.dx ?? 0, item.placed?.dy ?? 0];
      item.button.style.transform = `translate(${Math.round(x + dx)}px, ${Math.round(y + dy)}px)`;
      if (item.radius > 0 && Math.hypot(dx, dy) > LEADER_FROM_PX * this.#scale)
        leaders.push(this.#leader(x, y, x + dx, y + dy));
    }
    this.#leaders.replaceChildren(...leaders);
    this.#placeIslands(zoom);
  }

  destroy(): void {
    this.#root.remove();
  }

  #buildItem(symbol: RegionSymbol, radius: number): Item {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = symbol.isDimmed ? 'atlas-symbol atlas-symbol-dimmed' : 'atlas-symbol';
    button.tabIndex = -1;
    button.dataset.adcode = symbol.adcode;
    // The title is said in place of what is drawn: it begins with the same words and tells what the ring means.
    const title = document.createElement('span');
    title.className = 'visually-hidden';
    title.textContent = symbol.title;
    const label = document.createElement('span');
    label.className = 'atlas-label';
    label.setAttribute('aria-hidden', 'true');
    label.append(symbol.name);
    const figure = symbol.notLinked === null ? '' : toGrouped(symbol.notLinked);
    if (figure !== '') {
      const strong = document.createElement('b');
      strong.textContent = figure;
      label.append(' ', strong);
    }
    if (radius > 0) button.append(this.#drawing(symbol, radius));
    button.append(label, title);
    button.addEventListener('click', (event) => {
      // The map below would take the same click for one on the ground.
      event.stopPropagation();
      this.#options.onClick(symbol.adcode, event);
    });
    const { isUnderSites, onHover } = this.#options;
    button.addEventListener('mouseenter', (event) => {
      if (!isUnderSites()) onHover(symbol.adcode, event);
    });
    button.addEventListener('mouseleave', (event) => {
      if (!isUnderSites()) onHover(null, event);
    });
    button.addEventListener('mousemove', (event) => {
      // A ring may have been pushed off its own division: the ground below must not answer for it.
      if (!isUnderSites()) event.stopPropagation();
    });
    return { symbol, button, label, radius, placed: null };
  }

  #drawing(symbol: RegionSymbol, radius: number): SVGElement {
    return this.#style === 'blind-spots'
      ? createDisc(radius, this.#palette, this.#scale)
      : createDonut(symbol, radius, this.#palette, this.#isDaylight, this.#scale, this.#viewScale);
  }

  #toViewScale(): number {
    return toViewScale(this.#options.size(), this.#scale);
  }

  #toBoxes(): readonly SymbolBox[] {
    const { size, project } = this.#options;
    const look = { symbolScale: this.#scale, divisionStyle: this.#style, view: size() };
    return toSymbolBoxes(this.#symbols, look, project);
  }

  #leader(x1: number, y1: number, x2: number, y2: number): SVGElement {
    const group = svgElement('g', {});
    group.append(
      svgElement('line', { x1, y1, x2, y2, stroke: this.#palette.text2, 'stroke-width': this.#scale }),
      svgElement('circle', { cx: x1, cy: y1, r: 2 * this.#scale, fill: this.#palette.text2 }),
    );
    return group;
  }

  #buildIslands(): void {
    this.#islands = ISLAND_NAMES.map(({ name, lngLat, isLeft = false }) => {
      const element = document.createElement('div');
      element.className = isLeft ? 'atlas-island atlas-island-left' : 'atlas-island';
      element.textContent = inLanguage(name, this.#language);
      return { element, lngLat };
    });
    this.#islandLayer.replaceChildren(...this.#islands.map((island) => island.element));
  }

  #placeIslands(zoom: number): void {
    this.#islandLayer.hidden = zoom > ISLANDS_UP_TO_ZOOM;
    if (this.#islandLayer.hidden) return;
    for (const { element, lngLat } of this.#islands) {
      const { x, y } = this.#options.project(lngLat);
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    }
  }

  #islandRects(zoom: number): Rect[] {
    return zoom > ISLANDS_UP_TO_ZOOM ? [] : toIslandRects(this.#language, this.#scale, this.#options.project);
  }

  /** By the keyboard only: a click on a symbol focuses it as well, and marks nothing. */
  #mark(target: EventTarget | null): void {
    const marked = this.#items.find((item) => item.button === target);
    if (!marked) return;
    for (const item of this.#items) item.button.tabIndex = item === marked ? 0 : -1;
    if (marked.button.matches(':focus-visible')) this.#options.onMark(marked.symbol.adcode);
  }
}
