/** Milliseconds since 1970-01-01T00:00:00Z. The only source of "now" in the project. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Starts at `startIso` (ISO 8601 with offset) when it is made, and runs on at the pace of `base`. */
export const createClockStartingAt = (startIso: string, base: Clock = systemClock): Clock => {
  const start = Date.parse(startIso);
  const madeAt = base.now();
  return { now: () => start + (base.now() - madeAt) };
};

export const fixedClock = (iso: string): Clock => {
  const at = Date.parse(iso);
  return { now: () => at };
};

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `2020-11-16 14:30`, in China Standard Time (UTC+8, no daylight saving), whatever the machine's zone. */
export const formatChinaTime = (ms: number): string =>
  new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

/** `2020-11-16`, in China Standard Time. */
export const formatChinaDate = (ms: number): string => formatChinaTime(ms).slice(0, 10);

/** `2020-11-16T14:30:00+08:00`: what goes on the wire and into `data-as-of`. */
export const toChinaIso = (ms: number): string => `${new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
