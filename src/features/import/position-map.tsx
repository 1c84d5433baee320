import { useMemo } from 'react';
import { paletteOf } from '../../domain/palette.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { Boundaries } from '../../map/base/boundaries.ts';
import { toScaleBar } from '../../map/camera.ts';
import { fitMercator } from '../../map/mercator.ts';
import { MapPicture } from '../../map/picture.tsx';
import type { Box, MapTheme, RegionSymbol } from '../../map/scene.ts';
import type { PreviewPoint } from '../../register/import/position-checkup-types.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { boxAround, divisionsIn, metresPerPx } from './position-view.ts';
import { POSITION_WORDS } from './position-words.ts';
import styles from './position.module.css';

interface PositionMapProps {
  readonly boundaries: Boundaries;
  readonly regions: RegionIndex;
  readonly theme: MapTheme;
  readonly width: number;
  readonly height: number;
  readonly points: readonly PreviewPoint[];
  /** Row to look at closely; `null`: all of them. */
  readonly focus: number | null;
}

const PADDING_PX = 24;

/** Sample rows where they lie now (hollow) and where the fix would put them (filled), joined by a thin line. */
export const PositionMap = (props: PositionMapProps) => {
  const { boundaries, regions, theme, width, height, points, focus } = props;
  const text = useText();
  const language = useLanguage();
  const palette = paletteOf(theme);
  const box = useMemo(() => boxAround(points, focus, { width, height }), [points, focus, width, height]);
  const divisions = useMemo(() => divisionsIn(regions, box), [regions, box]);
  const project = useMemo(() => fitMercator(box, { width, height }, PADDING_PX), [box, width, height]);
  const symbols = useMemo(() => divisions.map(toName), [divisions]);
  return (
    <figure className={styles['figure']}>
      <div className={styles['map']} data-map="positions">
        <MapPicture
          boundaries={boundaries}
          width={width}
          height={height}
          box={box}
          padding={PADDING_PX}
          theme={theme}
          language={language}
          fills={divisions.map(({ adcode }) => ({ adcode, className: 'none' }))}
          symbols={symbols}
          hasIslandNames={divisions.some(({ level }) => level === 'province')}
        >
          <g fill="none" stroke={palette.text2} strokeWidth={1}>
            {points.map(({ row, before, after }) => {
              if (before === null || after === null) return null;
              const [[x1, y1], [x2, y2]] = [project(before), project(after)];
              return <path key={row} d={`M${x1.toFixed(1)},${y1.toFixed(1)}L${x2.toFixed(1)},${y2.toFixed(1)}`} />;
            })}
          </g>
          {points.map((point) => (
            <Marks key={point.row} point={point} isFocus={point.row === focus} project={project} palette={palette} />
          ))}
          {points.map((point) =>
            point.row === focus ? (
              <CountyNames key={point.row} point={point} regions={regions} project={project} palette={palette} />
            ) : null,
          )}
        </MapPicture>
        <ScaleBar box={box} size={{ width, height }} />
      </div>
      <figcaption className={styles['key']}>
        <span>
          <i className={styles['hollow']} aria-hidden="true" /> {text(POSITION_WORDS.asStated)}
        </span>
        {points.every(({ after }) => after === null) ? null : (
          <span>
            <i className={styles['filled']} aria-hidden="true" /> {text(POSITION_WORDS.asFixed)}
          </span>
        )}
      </figcaption>
    </figure>
  );
};

interface MarksProps {
  readonly point: PreviewPoint;
  readonly isFocus: boolean;
  readonly project: (lngLat: readonly [number, number]) => readonly [number, number];
  readonly palette: ReturnType<typeof paletteOf>;
}

const Marks = ({ point, isFocus, project, palette }: MarksProps) => {
  const radius = isFocus ? 5 : 3.5;
  const before = point.before === null ? null : project(point.before);
  const after = point.after === null ? null : project(point.after);
  return (
    <>
      {before === null ? null : (
        <>
          <circle cx={before[0]} cy={before[1]} r={radius + 1.5} fill={palette.halo} />
          <circle cx={before[0]} cy={before[1]} r={radius} fill="none" stroke={palette.text} strokeWidth={1.5} />
        </>
      )}
      {after === null ? null : (
        <circle
          cx={after[0]}
          cy={after[1]}
          r={radius}
          fill={palette.accent}
          stroke={palette.halo}
          strokeWidth={3}
          paintOrder="stroke"
        />
      )}
    </>
  );
};

interface CountyNamesProps extends Omit<MarksProps, 'isFocus'> {
  readonly regions: RegionIndex;
}

/** So near that the names of the counties lie off the picture, each end says which county it lies in. */
const CountyNames = ({ point, regions, project, palette }: CountyNamesProps) => {
  const { before, after, countyBefore, countyAfter } = point;
  const nameOf = (adcode: string | null): string => (adcode === null ? '' : (regions.get(adcode)?.shortName ?? adcode));
  const ends = [
    { at: before, name: nameOf(countyBefore), other: after },
    { at: after, name: nameOf(countyAfter), other: before },
  ];
  return (
    <g fontSize={13} fontWeight={700} fill={palette.text} aria-hidden="true">
      {ends.map(({ at, name, other }, index) => {
        if (at === null) return null;
        const [x, y] = project(at);
        const isRight = other === null || x >= project(other)[0];
        return (
          <text
            key={index}
            x={x + (isRight ? 11 : -11)}
            y={y + 4.5}
            textAnchor={isRight ? 'start' : 'end'}
            stroke={palette.halo}
            strokeWidth={3}
            paintOrder="stroke"
            strokeLinejoin="round"
          >
            {name}
          </text>
        );
      })}
    </g>
  );
};

/** A division by its name alone. */
const toName = ({ adcode, shortName, label }: ReturnType<typeof divisionsIn>[number]): RegionSymbol => ({
  adcode,
  name: shortName,
  lngLat: label,
  redCount: 0,
  notLinked: null,
  total: 0,
  isDimmed: false,
  levelCounts: {
    '1': 0,
    '2': 0,
    '3': 0,
    '4': 0,
    unassessed: 0,
  },
  title: shortName,
});

const ScaleBar = ({ box, size }: { readonly box: Box; readonly size: { width: number; height: number } }) => {
  const text = useText();
  const { metres, widthPx } = toScaleBar(metresPerPx(box, size, PADDING_PX), 90);
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return (
    <span className={styles['scale']} role="img" aria-label={`${text(POSITION_WORDS.scale)} ${label}`}>
      {label}
      <span style={{ width: `${widthPx}px` }} />
    </span>
  );
};
