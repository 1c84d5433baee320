import type { SiteProperties } from './grading.ts';

/** A figure that an authority published on a day: a dated snapshot, never added to what the registers count today. */
export interface PublishedFigure {
  readonly id: string;
  readonly adcode: string;
  readonly name: string;
  /** `null`: a finding in words, which stands in `note`. A rate is 0–1 and has the unit 比例. */
  readonly value: number | null;
  readonly unit: string;
  /** As published: a year, a month or a day. */
  readonly asOf: string;
  readonly source: string;
  readonly note: string | null;
  /** Subject under which it is read: 尾矿库, 回头看; `null`: the service names none. */
  readonly topic: string | null;
  /** Of a finding in words that stands in a matrix: what it is about (`null`: the whole), and how it stands. */
  readonly item: string | null;
  readonly state: string | null;
}

/** Unit of a share on the wire. */
const RATE_UNIT = '比例';

export const isRate = ({ unit }: PublishedFigure): boolean => unit === RATE_UNIT;

/** Decimals of a share as it was printed: 0.66 was 66 %, 0.155 was 15.5 %. */
export const rateDigits = ({ value }: PublishedFigure): number =>
  String(Number(((value ?? 0) * 100).toPrecision(12))).split('.')[1]?.length ?? 0;

const toText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const toCode = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? toText(String(value)) : null;

/**
 * One figure of the wire; `null` where it lacks name, division, source or date, without which it cannot be shown, or where
 * a share is no share.
 */
export const parsePublishedFigure = (properties: SiteProperties): PublishedFigure | null => {
  const { value, unit } = properties;
  const [name, source] = [toText(properties['name']), toText(properties['source'])];
  const [adcode, asOf] = [toCode(properties['adcode']), toCode(properties['as_of'])];
  if (name === null || source === null || asOf === null || adcode === null || !/^\d{6}$/.test(adcode)) return null;
  const number = typeof value === 'number' && Number.isFinite(value) ? value : null;
  if (unit === RATE_UNIT && number !== null && (number < 0 || number > 1)) return null;
  return {
    id: toCode(properties['id']) ?? `${adcode}/${name}/${asOf}`,
    adcode,
    name,
    value: number,
    unit: toText(unit) ?? '',
    asOf,
    source,
    note: toText(properties['note']),
    topic: toText(properties['topic']),
    item: toText(properties['item']),
    state: toText(properties['state']),
  };
};

/** Newest first; figures of one date in the order in which they came. */
export const comparePublished = (a: PublishedFigure, b: PublishedFigure): number =>
  a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? 1 : -1;
