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
}

/** Unit of a share on the wire. */
const RATE_UNIT = '比例';

export const isRate = ({ unit }: PublishedFigure): boolean => unit === RATE_UNIT;

/** One figure of the wire; `null` where it lacks name, division, source or date: without them it cannot be shown. */
export const parsePublishedFigure = (properties: SiteProperties): PublishedFigure | null => {
  const { id, adcode, name, value, unit, as_of: asOf, source, note } = properties;
  if (typeof name !== 'string' || name === '' || typeof source !== 'string' || source === '') return null;
  if (!(typeof adcode === 'string' || typeof adcode === 'number')) return null;
  if (!(typeof asOf === 'string' || typeof asOf === 'number') || asOf === '') return null;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : `${adcode}/${name}/${asOf}`,
    adcode: String(adcode),
    name,
    value: typeof value === 'number' && Number.isFinite(value) ? value : null,
    unit: typeof unit === 'string' ? unit : '',
    asOf: String(asOf),
    source,
    note: typeof note === 'string' && note !== '' ? note : null,
  };
};

/** Newest first; figures of one date in the order in which they came. */
export const comparePublished = (a: PublishedFigure, b: PublishedFigure): number =>
  a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? 1 : -1;
