import { withoutMarks } from './tokens.ts';

/** An angle as ledgers write it, with the axis where a letter or a word says it. */
export interface Angle {
  readonly degrees: number;
  readonly axis: 'lng' | 'lat' | null;
}

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Degrees, minutes, seconds with marks; each part may end the text. */
const MARKED =
  /^([+-]?\d{1,3})\s*(?:°|度|D|DEG|:)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:(?:'|分|M|MIN|:)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:"|''|秒|S|SEC)?)?)?)?$/;

/** `116-23-28.3` and `116 23 28.3`: three parts can mean nothing else; two could be a range. */
const BARE = /^([+-]?\d{1,3})(?:-|\s+)(\d{1,2})(?:-|\s+)(\d{1,2}(?:\.\d+)?)$/;

/** `23°S` and `南纬`: the letter stands before or behind. */
const LETTER = /^(?:([NSEW])\s*|([东西])经\s*|([南北])纬\s*)|\s*(?:([NSEW])|([东西])经|([南北])纬)$/;

/** One mark for each of degree, minute and second, whatever the typist found; 39d54m20s ends in seconds, not in south. */
const foldMarks = (text: string): string =>
  withoutMarks(text)
    .replace(/[º˚]/g, '°')
    .replace(/[′’‘`´]/g, "'")
    .replace(/[″”“]/g, '"')
    .normalize('NFKC')
    .trim()
    .replaceAll('−', '-')
    .toUpperCase()
    .replace(/(\dM(?:IN)?\s*[\d.]+\s*)S(?:EC)?$/, '$1"');

const AXES: Readonly<Record<string, readonly ['lng' | 'lat', 1 | -1]>> = {
  E: ['lng', 1],
  W: ['lng', -1],
  N: ['lat', 1],
  S: ['lat', -1],
  东: ['lng', 1],
  西: ['lng', -1],
  北: ['lat', 1],
  南: ['lat', -1],
};

const fromParts = (degrees: string, minutes: string | undefined, seconds: string | undefined): number | null => {
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  // 116°23.5′28″ contradicts itself.
  if (minute >= 60 || second >= 60 || (seconds !== undefined && !Number.isInteger(minute))) return null;
  const size = Math.abs(Number(degrees)) + minute / 60 + second / 3600;
  return degrees.startsWith('-') ? -size : size;
};

/** Whether the text is digits with at most a sign and a point, so that `Number` reads it as it stands. */
const isPlainDecimal = (text: string): boolean => {
  let [digits, points] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if (code === 46) points++;
    else if (!((code === 45 || code === 43) && at === 0)) return false;
  }
  return digits > 0 && points <= 1;
};

/**
 * `116.3912`, `116,3912`, `116°23′28.3″`, `116度23分`, `116-23-28`, `116 23 28.3 E`, `东经116°23′` → degrees; southern and
 * western letters are negative. `null` when it is none, so never NaN. What could be two things is not guessed: packed
 * `1162328.3` and `116-23` are `null`.
 */
export const parseAngle = (text: string): Angle | null => {
  if (isPlainDecimal(text)) return { degrees: Number(text), axis: null };
  if (text.length > 60) return null;
  const folded = foldMarks(text);
  const found = LETTER.exec(folded);
  const letter = found?.slice(1).find((part) => part !== undefined);
  const [axis, sign] = letter === undefined ? [null, 1] : (AXES[letter] ?? [null, 1]);
  const body = (found === null ? folded : folded.replace(LETTER, '')).trim();
  const decimal = /^[+-]?\d{1,3},\d+$/.test(body) ? body.replace(',', '.') : body;
  if (PLAIN.test(decimal)) return Number.isFinite(Number(decimal)) ? { degrees: sign * Number(decimal), axis } : null;
  const parts = MARKED.exec(body) ?? BARE.exec(body);
  // Some write the degree mark behind decimal degrees: 116.3912°.
  if (parts === null) {
    const behind = /^([+-]?\d{1,3}\.\d+)\s*(?:°|º|度)$/.exec(body);
    return behind === null ? null : { degrees: sign * Number(behind[1]), axis };
  }
  const degrees = fromParts(parts[1] ?? '', parts[2], parts[3]);
  return degrees === null ? null : { degrees: sign * degrees, axis };
};

export interface PositionText {
  readonly first: number;
  readonly second: number;
  /** `lng-lat` or `lat-lng` where letters, words or WKT say it; `null` where only the values can. */
  readonly order: 'lng-lat' | 'lat-lng' | null;
  /** Reference system that the text names itself, of EWKT; `null` without. */
  readonly srid: string | null;
}

const WKT_POINT =
  /^(?:SRID\s*=\s*(\d+)\s*;\s*)?POINT\s*(?:Z|M|ZM)?\s*\(\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s+([+-]?[\d.]+(?:e[+-]?\d+)?)(?:\s+[^)]*)?\)$/i;

const splitPair = (text: string): readonly [string, string] | null => {
  const inner = text.replace(/^[([{【（]\s*|\s*[)\]}】）]$/g, '');
  const parts = inner.split(/\s*[,，;；、|]\s*/).filter((part) => part !== '');
  if (parts.length === 2) return [parts[0] ?? '', parts[1] ?? ''];
  if (parts.length !== 1) return null;
  const words = inner.split(/\s+/);
  if (words.length === 2) return [words[0] ?? '', words[1] ?? ''];
  // N39°54′20″E116°23′28″, 东经116°23′北纬39°54′
  const joined = /^((?:[NSEW]|[东西]经|[南北]纬)[^NSEW东西南北]+)((?:[NSEW]|[东西]经|[南北]纬)[^NSEW东西南北]+)$/i.exec(
    inner,
  );
  const behind = /^([^NSEW]+[NSEW])\s*([^NSEW]+[NSEW])$/i.exec(inner);
  const pair = joined ?? behind;
  return pair === null ? null : [pair[1] ?? '', pair[2] ?? ''];
};

/** Both coordinates in one cell: `39.9,116.4`, `116.4 39.9`, `N39°54′ E116°23′`, `POINT(116.4 39.9)`; `null` when it is none. */
export const parsePositionText = (text: string): PositionText | null => {
  const trimmed = text.trim();
  if (trimmed.length > 200) return null;
  const wkt = WKT_POINT.exec(trimmed);
  if (wkt !== null) {
    const [first, second] = [Number(wkt[2]), Number(wkt[3])];
    if (Number.isNaN(first) || Number.isNaN(second)) return null;
    return { first, second, order: 'lng-lat', srid: wkt[1] ?? null };
  }
  const pair = splitPair(trimmed);
  const [first, second] = [pair === null ? null : parseAngle(pair[0]), pair === null ? null : parseAngle(pair[1])];
  if (first === null || second === null) return null;
  if (first.axis !== null && first.axis === second.axis) return null;
  const isLngFirst = first.axis === 'lng' || second.axis === 'lat';
  const order = first.axis === null && second.axis === null ? null : isLngFirst ? 'lng-lat' : 'lat-lng';
  return { first: first.degrees, second: second.degrees, order, srid: null };
};
