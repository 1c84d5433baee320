import type { Localised } from '../../domain/words.ts';
import { GAUSS_ZONES, gaussZoneOf, gaussZoneWords } from './projected.ts';
import { foldHeader } from './tokens.ts';
import { DATUMS, type Datum, type ReferenceSystem } from './types.ts';

/*
 * What reference systems are called, apart from their arithmetic (`reference-system.ts`): the page shows names and must
 * not load two libraries of projections for them.
 */

const DATUM_WORDS: Readonly<Record<Datum, Localised>> = {
  WGS84: { zh: 'WGS-84（经纬度）', en: 'WGS-84 (degrees)' },
  CGCS2000: { zh: 'CGCS2000（经纬度）', en: 'CGCS2000 (degrees)' },
  GCJ02: { zh: 'GCJ-02 火星坐标（高德、腾讯）', en: 'GCJ-02 (Amap, Tencent)' },
  BD09: { zh: 'BD-09 百度坐标', en: 'BD-09 (Baidu)' },
};

export const isDatum = (crs: string): crs is Datum => (DATUMS as readonly string[]).includes(crs);

/** Coordinates are metres on a plane, not degrees. */
export const isProjected = (crs: ReferenceSystem): boolean =>
  !isDatum(crs) && !/^WKT:\s*GEO/i.test(crs) && !GEOGRAPHIC_CODES.has(crs);

/** Geographic systems by EPSG code: none of them needs arithmetic. 4479 and 4480 are the 3-D forms of 4490. */
export const GEOGRAPHIC_CODES: ReadonlyMap<string, Datum> = new Map<string, Datum>([
  ['EPSG:4326', 'WGS84'],
  ['EPSG:4979', 'WGS84'],
  ['EPSG:4490', 'CGCS2000'],
  ['EPSG:4480', 'CGCS2000'],
]);

/** 火星坐标, GCJ-02, 国家2000, EPSG:4490 … → datum; `null` when it is none that can be converted. */
export const parseDatum = (text: string): Datum | null => {
  const folded = foldHeader(text);
  if (/gcj|火星|高德|腾讯/.test(folded)) return 'GCJ02';
  if (/bd09|bd09ll|百度/.test(folded)) return 'BD09';
  if (/cgcs|国家2000|2000国家|^2000$|2000坐标|4490/.test(folded)) return 'CGCS2000';
  return /wgs|4326|^84$|84坐标/.test(folded) ? 'WGS84' : null;
};

const parseZone = (text: string): ReferenceSystem | null => {
  const folded = text.normalize('NFKC').toLowerCase();
  const number = /(?:第|zone|带号)\s*[::_]?\s*(\d{2})|(\d{2})\s*(?:带|zone)/.exec(
    folded.replace(/[36]\s*(?:度|°)\s*(?:分)?带/g, ''),
  );
  const meridian = /(?:中央(?:经线|子午线)|central meridian|cm)\s*[::_]?\s*(\d{2,3})/.exec(folded);
  const width = /6\s*(?:度|°|-?\s*degree)/.test(folded) ? 6 : /3\s*(?:度|°|-?\s*degree)/.test(folded) ? 3 : null;
  const zone = Number(number?.[1] ?? number?.[2]);
  const match = GAUSS_ZONES.find(
    (each) =>
      (width === null || each.widthDegrees === width) &&
      (meridian === null
        ? each.hasPrefix && each.zone === zone
        : !each.hasPrefix &&
          each.centralMeridian === Number(meridian[1]) &&
          (width !== null || each.widthDegrees === 3)),
  );
  return match === undefined ? null : `EPSG:${match.epsg}`;
};

const readReferenceSystem = (text: string): ReferenceSystem | null => {
  const trimmed = text.trim();
  if (/^(WKT:)?\s*(PROJC|GEOGC|GEODC|BOUNDCRS|COMPD)/i.test(trimmed)) return fromWkt(trimmed.replace(/^WKT:/i, ''));
  const code = /(?:epsg|srid)\D{0,4}(\d{4,5})|^(\d{4,5})$/i.exec(trimmed);
  const epsg = Number(code?.[1] ?? code?.[2]);
  if (gaussZoneOf(epsg) !== undefined) return `EPSG:${epsg}`;
  const geographic = GEOGRAPHIC_CODES.get(`EPSG:${epsg}`);
  return geographic ?? parseZone(trimmed) ?? (isOldDatum(trimmed) ? null : parseDatum(trimmed));
};

const parsed = new Map<string, ReferenceSystem | null>();

/**
 * What a cell or header says of a reference system: a datum by any of its names, `EPSG:4527`, `4527`, 3度带第39带,
 * 中央经线117, or WKT. `null` when it says none that is known here. Answers are kept: a column says the
 * same in every row.
 */
export const parseReferenceSystem = (text: string): ReferenceSystem | null => {
  let known = parsed.get(text);
  if (known === undefined) {
    if (parsed.size > 1000) parsed.clear();
    parsed.set(text, (known = readReferenceSystem(text)));
  }
  return known;
};

/** 西安 80 and 北京 54: their shift to CGCS2000 is not published, so that positions stay up to about 100 m off. */
export const isOldDatum = (text: string): boolean =>
  /xi'?an[_ ]?(19)?80|西安\s*(19)?80|80\s*西安|beijing[_ ]?(19)?54|北京\s*(19)?54|54\s*北京|pulkovo|krasovsky|iag_?1975/i.test(
    text.normalize('NFKC'),
  );

const wktNumber = (wkt: string, name: string): number => {
  const match = new RegExp(`"${name.replace('_', '[_ ]')}"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(wkt);
  return Number(match?.[1] ?? Number.NaN);
};

/** The text of a `.prj` → the same system by its own name where it has one, so that it is shown and saved shortly. */
export const fromWkt = (wkt: string): ReferenceSystem => {
  const text = wkt.trim();
  if (isOldDatum(text)) return `WKT:${text}`;
  const isChina2000 = /china[_ ](geodetic|2000)|cgcs[_ ]?2000/i.test(text);
  if (/^GEO/i.test(text)) {
    if (isChina2000) return 'CGCS2000';
    return /wgs[_ ]?(19)?84/i.test(text) ? 'WGS84' : `WKT:${text}`;
  }
  if (!isChina2000 || !/gauss|transverse/i.test(text)) return `WKT:${text}`;
  const [meridian, easting] = [wktNumber(text, 'Central_Meridian'), wktNumber(text, 'False_Easting')];
  const scale = wktNumber(text, 'Scale_Factor');
  const isSixDegrees = /6[_ -]?deg|zone[_ "]*(1[3-9]|2[0-3])\b/i.test(text) && !/3[_ -]?deg/i.test(text);
  const match = [...GAUSS_ZONES]
    .sort((a, b) => (isSixDegrees ? b.widthDegrees - a.widthDegrees : a.widthDegrees - b.widthDegrees))
    .find((zone) => zone.centralMeridian === meridian && zone.falseEasting === easting);
  return match !== undefined && (scale === 1 || Number.isNaN(scale)) ? `EPSG:${match.epsg}` : `WKT:${text}`;
};

const WKT_NAME = /^\s*[A-Z]+\s*\[\s*"([^"]{1,80})/i;

/** What the reader sees for a reference system; old datums say how far off they stay. */
export const referenceSystemWords = (crs: ReferenceSystem): Localised => {
  if (isDatum(crs)) return DATUM_WORDS[crs];
  const zone = crs.startsWith('EPSG:') ? gaussZoneOf(Number(crs.slice(5))) : undefined;
  if (zone !== undefined) return gaussZoneWords(zone);
  if (!crs.startsWith('WKT:')) return { zh: crs, en: crs };
  const name = WKT_NAME.exec(crs.slice(4))?.[1] ?? 'WKT';
  if (!isOldDatum(crs)) return { zh: `文件自带坐标系 ${name}`, en: `The file's own system ${name}` };
  return {
    zh: `文件自带坐标系 ${name}（旧基准，没有公开的转换参数，位置可能偏差约 100 米）`,
    en: `The file's own system ${name} (an old datum without published parameters: positions may be off by about 100 m)`,
  };
};

/** What `crs_origin` of a row says: a definition of the file's own by its name alone. */
export const crsLabel = (crs: ReferenceSystem): string =>
  crs.startsWith('WKT:') ? `WKT:${WKT_NAME.exec(crs.slice(4))?.[1] ?? ''}` : crs;

/** Every system that a user can choose, in the order of a list. */
export const REFERENCE_SYSTEMS: readonly ReferenceSystem[] = [
  ...DATUMS,
  ...[...GAUSS_ZONES].sort((a, b) => a.epsg - b.epsg).map(({ epsg }) => `EPSG:${epsg}` as const),
];
