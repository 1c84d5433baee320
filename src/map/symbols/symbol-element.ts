import type { Palette } from '../../domain/palette.ts';
import type { RegionSymbol } from '../scene.ts';
import { toArcPath, toDonutArcs, toRingWidth } from './donut.ts';

const SVG = 'http://www.w3.org/2000/svg';

export const svgElement = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
};

/** The ring of levels with the red count inside; a plain dot's room when the radius is 0. */
export const createDonut = (
  symbol: RegionSymbol,
  radius: number,
  palette: Palette,
  isDaylight: boolean,
  symbolScale: number,
  viewScale: number,
): SVGElement => {
  const svg = createCentred(radius + 3 * symbolScale);
  svg.append(svgElement('circle', { r: radius + 1.5 * symbolScale, fill: palette.halo }));
  const width = toRingWidth(radius);
  for (const arc of toDonutArcs(symbol.levelCounts, isDaylight ? 'daylight' : 'dark'))
    svg.append(
      svgElement('path', {
        // Arcs share their inner edge, so that the width reads as weight outwards.
        d: toArcPath(radius - width + (width * arc.width) / 2, arc.start, arc.end),
        fill: 'none',
        stroke: palette.levels[arc.level].fill,
        'stroke-width': width * arc.width,
      }),
    );
  if (radius >= 12 * symbolScale * viewScale && symbol.redCount > 0)
    svg.append(createCount(symbol.redCount, radius, palette));
  return svg;
};

/** A plain circle on the ground's colour; a name may stand in it. */
export const createDisc = (radius: number, palette: Palette, symbolScale: number): SVGElement => {
  const svg = createCentred(radius + 3 * symbolScale);
  svg.append(
    svgElement('circle', { r: radius + 1.5 * symbolScale, fill: palette.halo }),
    svgElement('circle', {
      r: radius - 0.7 * symbolScale,
      fill: 'none',
      stroke: palette.text,
      'stroke-width': 1.4 * symbolScale,
    }),
  );
  return svg;
};

/** Reaches `half` from its middle, which is 0,0. */
const createCentred = (half: number): SVGElement =>
  svgElement('svg', {
    width: 2 * half,
    height: 2 * half,
    viewBox: `${-half} ${-half} ${2 * half} ${2 * half}`,
    'aria-hidden': 'true',
    focusable: 'false',
  });

const createCount = (redCount: number, radius: number, palette: Palette): SVGElement => {
  const text = String(redCount);
  const room = 2 * (radius - toRingWidth(radius)) * 0.82;
  const fontPx = Math.max(8, Math.min(radius * 0.72, room / (text.length * 0.6)));
  const element = svgElement('text', {
    'text-anchor': 'middle',
    y: fontPx * 0.36,
    'font-size': fontPx,
    'font-weight': 600,
    fill: palette.text,
  });
  element.textContent = text;
  return element;
};
