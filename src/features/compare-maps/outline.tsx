import { useMemo } from 'react';
import type { Palette } from '../../domain/palette.ts';
import type { Region } from '../../domain/region-index.ts';
import type { Boundaries } from '../../map/base/boundaries.ts';
import { fitMercator, type Projection } from '../../map/mercator.ts';
import type { Box } from '../../map/scene.ts';
import { FRAME_PADDING_PX, type FrameSize } from './ground-scale.ts';

interface OutlineProps {
  readonly boundaries: Boundaries;
  readonly region: Region;
  readonly box: Box;
  readonly size: FrameSize;
  readonly palette: Palette;
}

type Line = readonly (readonly number[])[];

/** Half a pixel: what is nearer than that to the point before is not drawn. */
const toPath = (lines: readonly Line[], project: Projection, { width, height }: FrameSize): string => {
  const parts: string[] = [];
  for (const line of lines) {
    let [lastX, lastY] = [NaN, NaN];
    let isPen = false;
    for (const [lng = NaN, lat = NaN] of line) {
      const [x, y] = project([lng, lat]);
      const isFar = x < -width || x > 2 * width || y < -height || y > 2 * height;
      if (isFar) isPen = false;
      else if (!isPen || Math.abs(x - lastX) + Math.abs(y - lastY) > 0.5) {
        parts.push(`${isPen ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`);
        [lastX, lastY, isPen] = [x, y, true];
      }
    }
  }
  return parts.join('');
};

/** The border of the region over its divisions, and faintly those of the provinces around it. */
export const Outline = ({ boundaries, region, box, size, palette }: OutlineProps) => {
  const { width, height } = size;
  const paths = useMemo(() => {
    const frame = { width, height };
    const project = fitMercator(box, frame, FRAME_PADDING_PX);
    const own = boundaries.divisions([region.adcode]).features.flatMap(({ geometry }) => geometry.coordinates.flat());
    return {
      around: toPath(boundaries.borders('province').geometry.coordinates, project, frame),
      own: toPath(own, project, frame),
    };
  }, [boundaries, region.adcode, box, width, height]);
  return (
    <g fill="none" pointerEvents="none">
      <path d={paths.around} stroke={palette.line} strokeWidth={1} />
      <path d={paths.own} stroke={palette.text2} strokeWidth={1} strokeLinejoin="round" />
    </g>
  );
};
