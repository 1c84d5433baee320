import { useEffect, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';

import { paletteOf, type Palette } from '../domain/palette.ts';
import { inLanguage, type Language } from '../domain/words.ts';
import { loadBoundaries, type Boundaries } from './base/boundaries.ts';
import { fitMercator, type Projection } from './mercator.ts';
import { useRovingDivision, type RovingDivision } from './roving-division.ts';
import type { Box, FillClass, MapTheme, RegionFill, RegionSymbol } from './scene.ts';
import { toArcPath, toDonutArcs, toRingWidth } from './symbols/donut.ts';
import {
  estimateTextWidth,
  layoutSymbols,
  toSymbolRadius,
  toViewScale,
  type Rect,
  type SymbolBox,
} from './symbols/layout.ts';
import { ISLAND_NAMES, MAP_WORDS } from './words.ts';

export interface PictureProps {
  readonly boundaries: Boundaries;
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly theme: MapTheme;
  readonly language: Language;
  readonly fills: readonly RegionFill[];
  readonly symbols: readonly RegionSymbol[];
  readonly padding?: number;
  readonly hasIslandNames?: boolean;
  /** Without it the drawing is an image, with it every division is a button: one stop of Tab, arrows go on from there. */
  readonly onRegionClick?: (adcode: string) => void;
  /** adcode of a division that stands out from the others by its outline. */
  readonly outlined?: string;
  /** SVG between the fills and the names, in px of the picture: an outline, a mark. */
  readonly children?: ReactNode;
}

/**
 * A map as an SVG drawing: what stands in when WebGL cannot be had, and small maps beside tables and in print. It depends
 * on its props alone.
 */
export const MapPicture = (props: PictureProps): ReactNode => {
  const { boundaries, width, height, box, theme, language, fills, padding = 12 } = props;
  const patternId = useId();
  const palette = paletteOf(theme);
  const project = useMemo(() => fitMercator(box, { width, height }, padding), [box, width, height, padding]);
  const land = useMemo(() => toPath(boundaries.coast().geometry.coordinates, project, false), [boundaries, project]);
  const dashes = useMemo(() => toPath(boundaries.dashes().geometry.coordinates, project, false), [boundaries, project]);
  const roving = useRovingDivision(fills, props.symbols);
  return (
    <svg
      className="atlas-picture"
      viewBox={`0 0 ${width} ${height}`}
      role={props.onRegionClick ? 'group' : 'img'}
      aria-label={inLanguage(MAP_WORDS.drawing, language)}
    >
      <Patterns id={patternId} palette={palette} />
      <rect width={width} height={height} fill={palette.surface} />
      <path d={land} fill="none" stroke={palette.edge} strokeWidth={0.9} />
      {fills.map((fill) => (
        <Division
          key={fill.adcode}
          fill={fill}
          roving={roving}
          patternId={patternId}
          palette={palette}
          project={project}
          {...props}
        />
      ))}
      <path d={dashes} fill="none" stroke={palette.text2} strokeWidth={1.6} strokeLinecap="round" />
      {props.outlined === undefined ? null : (
        <Outline adcode={props.outlined} boundaries={boundaries} palette={palette} project={project} />
      )}
      {props.children}
      <Symbols {...props} palette={palette} project={project} />
    </svg>
  );
};

const Patterns = ({ id, palette }: { readonly id: string; readonly palette: Palette }): ReactNode => (
  <defs>
    <pattern id={`${id}-unknown`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill={palette.raised} />
      <path d="M3 0V6" stroke={palette.unknown} strokeWidth={1.3} />
    </pattern>
    <pattern id={`${id}-few`} width={8} height={8} patternUnits="userSpaceOnUse">
      <rect width={8} height={8} fill={palette.panel} />
      <circle cx={2} cy={2} r={0.9} fill={palette.unknown} />
      <circle cx={6} cy={6} r={0.9} fill={palette.unknown} />
    </pattern>
  </defs>
);

const fillOf = (className: FillClass, palette: Palette, patternId: string): string => {
  if (className === 'unknown' || className === 'few') return `url(#${patternId}-${className})`;
  if (className === 'outside') return palette.panel;
  return palette.gap[className === 'none' ? 1 : Number(className.slice(4)) - 1] ?? palette.panel;
};

const Division = ({
  fill,
  roving,
  boundaries,
  palette,
  patternId,
  project,
  symbols,
  onRegionClick,
}: PictureProps & {
  readonly fill: RegionFill;
  readonly roving: RovingDivision;
  readonly palette: Palette;
  readonly patternId: string;
  readonly project: Projection;
}): ReactNode => {
  const path = useMemo(() => toDivisionPath(fill.adcode, boundaries, project), [boundaries, fill.adcode, project]);
  const look = { d: path, fill: fillOf(fill.className, palette, patternId), stroke: palette.surface, strokeWidth: 1 };
  if (!onRegionClick) return <path {...look} />;
  const symbol = symbols.find((candidate) => candidate.adcode === fill.adcode);
  const open = (): void => onRegionClick(fill.adcode);
  const onKeyDown = (event: KeyboardEvent<SVGElement>): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return roving.onKeyDown(event);
    event.preventDefault();
    open();
  };
  return (
    <path
      {...look}
      role="button"
      tabIndex={fill.adcode === roving.stop ? 0 : -1}
      data-adcode={fill.adcode}
      aria-label={symbol?.title ?? fill.adcode}
      onClick={open}
      onFocus={() => roving.mark(fill.adcode)}
      onKeyDown={onKeyDown}
    />
  );
};

const toDivisionPath = (adcode: string, boundaries: Boundaries, project: Projection): string =>
  boundaries
    .divisions([adcode])
    .features.flatMap((feature) => feature.geometry.coordinates)
    .map((rings) => toPath(rings, project, true))
    .join('');

interface OutlineProps {
  readonly adcode: string;
  readonly boundaries: Boundaries;
  readonly palette: Palette;
  readonly project: Projection;
}

/** On a casing of the halo, so that it is seen beside any fill. */
const Outline = ({ adcode, boundaries, palette, project }: OutlineProps): ReactNode => {
  const path = useMemo(() => toDivisionPath(adcode, boundaries, project), [boundaries, adcode, project]);
  return (
    <g fill="none" strokeLinejoin="round">
      <path d={path} stroke={palette.halo} strokeWidth={4} />
      <path d={path} stroke={palette.text} strokeWidth={2} />
    </g>
  );
};

const LABEL_PX = 12;

const Symbols = ({
  symbols,
  width,
  height,
  theme,
  language,
  palette,
  project,
  hasIslandNames = true,
}: PictureProps & { readonly palette: Palette; readonly project: Projection }): ReactNode => {
  const largest = symbols.reduce((most, symbol) => Math.max(most, symbol.total), 0);
  const boxes = symbols.map((symbol): SymbolBox => {
    const [x, y] = project(symbol.lngLat);
    const radius = toSymbolRadius(symbol.total, largest, toViewScale({ width, height }));
    return {
      id: symbol.adcode,
      x,
      y,
      radius,
      labelWidth: estimateTextWidth(labelOf(symbol), LABEL_PX),
      labelHeight: 15,
    };
  });
  const placed = new Map(
    layoutSymbols(boxes, hasIslandNames ? islandRects(project, language) : [], { width, height }).map((entry) => [
      entry.id,
      entry,
    ]),
  );
  const halo = { stroke: palette.halo, strokeWidth: 3, paintOrder: 'stroke', strokeLinejoin: 'round' } as const;
  return (
    <g fontSize={LABEL_PX} pointerEvents="none" aria-hidden="true">
      {hasIslandNames &&
        ISLAND_NAMES.map(({ name, lngLat, isLeft = false }) => {
          const [x, y] = project(lngLat);
          return (
            <g key={name.en} transform={`translate(${x},${y})`} fill={palette.muted}>
              <circle r={1.25} />
              <text x={isLeft ? -5 : 5} y={4} textAnchor={isLeft ? 'end' : 'start'} {...halo}>
                {inLanguage(name, language)}
              </text>
            </g>
          );
        })}
      {symbols.map((symbol, index) => {
        const box = boxes[index];
        const place = placed.get(symbol.adcode);
        if (!box || !place) return null;
        return (
          <g key={symbol.adcode} transform={`translate(${box.x + place.dx},${box.y + place.dy})`}>
            {box.radius > 0 && <circle r={box.radius + 1.5} fill={palette.halo} />}
            {toDonutArcs(symbol.levelCounts, theme === 'daylight' ? 'daylight' : 'dark').map((arc) => (
              <path
                key={arc.level}
                d={toArcPath(box.radius - toRingWidth(box.radius) * (1 - arc.width / 2), arc.start, arc.end)}
                fill="none"
                stroke={palette.levels[arc.level].fill}
                strokeWidth={toRingWidth(box.radius) * arc.width}
              />
            ))}
            {box.radius >= 12 && symbol.redCount > 0 && (
              <text
                y={box.radius * 0.24}
                fontSize={Math.min(box.radius * 0.7, (box.radius * 2.2) / String(symbol.redCount).length)}
                fontWeight={600}
                textAnchor="middle"
                fill={palette.text}
              >
                {symbol.redCount}
              </text>
            )}
            {place.isLabelShown && (
              <text x={place.labelX} y={place.labelY + 12} fill={palette.text2} {...halo}>
                {labelOf(symbol)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};

const islandRects = (project: Projection, language: Language): Rect[] =>
  ISLAND_NAMES.map(({ name, lngLat, isLeft = false }) => {
    const [x, y] = project(lngLat);
    const width = estimateTextWidth(inLanguage(name, language), LABEL_PX) + 5;
    return { left: isLeft ? x - width : x, top: y - 8, right: isLeft ? x : x + width, bottom: y + 8 };
  });

const labelOf = ({ name, notLinked }: RegionSymbol): string => (notLinked === null ? name : `${name} ${notLinked}`);

const toPath = (lines: readonly (readonly (readonly number[])[])[], project: Projection, isClosed: boolean): string =>
  lines
    .map((line) => {
      const points = line.map(([lng = NaN, lat = NaN]) => {
        const [x, y] = project([lng, lat]);
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      });
      return points.length === 0 ? '' : `M${points.join('L')}${isClosed ? 'Z' : ''}`;
    })
    .join('');

export type PictureStandInProps = Omit<PictureProps, 'boundaries' | 'width' | 'height'> & {
  readonly boundariesUrl: string;
  readonly fetch: typeof fetch;
  readonly hasCounties: boolean;
  readonly width: number;
  readonly height: number;
  /** The drawing is on screen, or could not be made for the reason given. */
  readonly onSettled: (fault: string | null) => void;
};

/** `MapPicture` that loads its own boundaries: for when there is no map that has them. */
export const PictureStandIn = (props: PictureStandInProps): ReactNode => {
  const { boundariesUrl, fetch: fetchFile, hasCounties, onSettled } = props;
  const [boundaries, setBoundaries] = useState<Boundaries | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const request = hasCounties
      ? loadBoundaries(fetchFile, `${boundariesUrl}divisions.json`, ['province', 'prefecture', 'county'])
      : loadBoundaries(fetchFile, `${boundariesUrl}overview.json`, ['province']);
    const take = async (): Promise<void> => {
      const result = await request;
      if (!isCurrent) return;
      if (result.ok) setBoundaries(result.value);
      onSettled(result.ok ? null : result.fault.message);
    };
    void take();
    return () => {
      isCurrent = false;
    };
  }, [boundariesUrl, fetchFile, hasCounties, onSettled]);
  return boundaries && <MapPicture {...props} boundaries={boundaries} />;
};
