/** Heights at which the sheet rests: the answer alone, half the screen, all but a strip of the map. */
export const SHEET_STOPS = ['peek', 'half', 'full'] as const;
export type SheetStop = (typeof SHEET_STOPS)[number];

const PEEK_REM = 11;
const HALF_SHARE = 0.55;
/** What stays of the map above a full sheet. */
const STRIP_REM = 3;

/** CSS px of each stop; on a very low screen they may fall together, but never pass one another. */
export const toSheetHeights = (roomPx: number, remPx: number): Readonly<Record<SheetStop, number>> => {
  const full = Math.max(0, roomPx - STRIP_REM * remPx);
  const peek = Math.min(PEEK_REM * remPx, full);
  return { peek, half: Math.max(peek, Math.min(full, roomPx * HALF_SHARE)), full };
};

/** As far as the sheet would go on by itself after it is let go. */
const GLIDE_MS = 160;

/**
 * The stop at which a sheet that is let go comes to rest.
 * @param speed CSS px in a millisecond, upwards positive
 */
export const toRestingStop = (
  heightPx: number,
  speed: number,
  heights: Readonly<Record<SheetStop, number>>,
): SheetStop => {
  const aim = heightPx + speed * GLIDE_MS;
  return SHEET_STOPS.reduce((nearest, stop) =>
    Math.abs(heights[stop] - aim) < Math.abs(heights[nearest] - aim) ? stop : nearest,
  );
};

/** The next stop up (1) or down (−1); the same at the ends. */
export const stepStop = (stop: SheetStop, step: 1 | -1): SheetStop =>
  SHEET_STOPS[SHEET_STOPS.indexOf(stop) + step] ?? stop;
