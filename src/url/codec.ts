import { LEVEL_KEYS, LINK_STATUSES, WARNING_LEVELS } from '../domain/levels.ts';
import { LANGUAGES } from '../domain/words.ts';
import { SITE_SORTS } from '../domain/register-client.ts';
import { ITEM_FOCUSES, RECTIFICATION_STATES } from '../domain/rectification-state.ts';
import { NOT_LINKED_REASONS, PERIOD_EVENTS, type Period } from '../domain/row-conditions.ts';
import {
  AROUND_KM,
  DENOMINATORS,
  DWELL_SECONDS,
  EXTENTS,
  MODES,
  OVERLAP_RULES,
  PANELS,
  PANES,
  PER,
  QUOTA,
  REPORTS,
  SHIFTS,
  THEMES,
  VIEWS,
  toDefaultState,
  type AroundPoint,
  type BoardState,
  type Camera,
  type SiteReference,
  type TableSort,
} from './board-state.ts';

/** What the board knows when it reads an address: anything else in it is unknown and is named to the user. */
export interface UrlContext {
  readonly rootRegion: string;
  readonly kindIds: readonly string[];
  /** `kind.facet` of every declared facet, `late` included. */
  readonly flagIds: readonly string[];
  /** Whether a code is a division within the root. */
  readonly hasRegion: (adcode: string) => boolean;
  readonly hasView?: (view: string) => boolean;
}

/** A parameter, or one entry of a list, that was dropped. */
export interface UrlNotice {
  readonly field: string;
  readonly value: string;
  readonly reason: 'unknown-field' | 'unknown-value' | 'repeated-field';
}

export interface ParsedUrl {
  readonly state: BoardState;
  readonly notices: readonly UrlNotice[];
}

type Field = keyof BoardState;
/** `undefined` drops the value and names it. */
type Parse<T> = (text: string, context: UrlContext, drop: (value: string) => void) => T | undefined;

interface FieldCodec<K extends Field> {
  readonly parse: Parse<BoardState[K]>;
  /** `null` when the value is the default and is left out. */
  readonly print: (value: BoardState[K], context: UrlContext) => string | null;
}

const LONGEST_LIST = 200;

const oneOf =
  <T extends string>(values: readonly T[]): Parse<T> =>
  (text) =>
    values.find((value) => value === text);

/** Entries in canonical order, each once; unknown entries are dropped and named one by one. */
const listOf =
  <T>(
    toEntry: (text: string, context: UrlContext) => T | undefined,
    order: (context: UrlContext) => readonly T[] | null,
  ) =>
  (text: string, context: UrlContext, drop: (value: string) => void): readonly T[] => {
    const entries = new Set<T>();
    for (const part of text.split(',').slice(0, LONGEST_LIST)) {
      const entry = toEntry(part, context);
      if (entry === undefined) drop(part);
      else entries.add(entry);
    }
    const canonical = order(context);
    return canonical === null ? [...entries].sort() : canonical.filter((entry) => entries.has(entry));
  };

const known = (values: readonly string[], text: string): string | undefined =>
  values.includes(text) ? text : undefined;

const nullable = <T>(parse: (text: string, context: UrlContext, drop: (value: string) => void) => readonly T[]) =>
  ((text, context, drop) => {
    const entries = parse(text, context, drop);
    return entries.length === 0 ? null : entries;
  }) satisfies Parse<readonly T[] | null>;

const printList = (values: readonly (string | number)[] | null): string | null =>
  values === null || values.length === 0 ? null : values.join(',');

const fixed = <T extends string>(values: readonly T[], fallback: T) => ({
  parse: oneOf(values),
  print: (value: T) => (value === fallback ? null : value),
});

/** Plain digits within the limits. */
const wholeNumber = ({
  min,
  max,
  default: fallback,
}: {
  readonly min: number;
  readonly max: number;
  readonly default: number;
}) => ({
  parse: (text: string): number | undefined => {
    const number = Number(text);
    return /^\d{1,6}$/.test(text) && number >= min && number <= max ? number : undefined;
  },
  print: (number: number) => (number === fallback ? null : String(number)),
});

const parseCamera: Parse<Camera | null> = (text) => {
  const parts = text.split(',');
  if (parts.length !== 3 || parts.some((part) => !/^-?\d{1,3}(\.\d{1,8})?$/.test(part))) return undefined;
  const [lng = NaN, lat = NaN, zoom = NaN] = parts.map(Number);
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24
    ? roundCamera({ lng, lat, zoom })
    : undefined;
};

/** 0.00001° is about a metre; more digits would only make addresses longer. */
export const roundCamera = ({ lng, lat, zoom }: Camera): Camera => ({
  lng: round(lng, 5),
  lat: round(lat, 5),
  zoom: round(zoom, 2),
});

const round = (value: number, digits: number): number => {
  const rounded = Number(value.toFixed(digits));
  return rounded === 0 ? 0 : rounded;
};

const parseAround: Parse<AroundPoint | null> = (text, context, drop) => {
  const [lng, lat, radius, ...more] = text.split(',');
  const km = AROUND_KM.find((each) => String(each) === radius);
  const camera = parseCamera(`${lng},${lat},0`, context, drop);
  return km === undefined || more.length > 0 || !camera ? undefined : { lng: camera.lng, lat: camera.lat, km };
};

const parseSite: Parse<SiteReference | null> = (text, context) => {
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  const id = text.slice(colon + 1);
  return colon > 0 && id.length > 0 && id.length <= 200 && context.kindIds.includes(kind) ? { kind, id } : undefined;
};

const parseDate: Parse<string | null> = (text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || !isCalendarDate(text, at) ? undefined : text;
};

/** Date.parse takes 2020-02-30 for March 1st in some engines. */
const isCalendarDate = (text: string, at: number): boolean => {
  const days = at / 86_400_000;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000 === days && day <= 31 && day === utcDay(year, month, day);
};

const utcDay = (year: number, month: number, day: number): number => {
  const length = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return day <= (length[month - 1] ?? 0) ? day : -1;
};

const parsePeriod: Parse<Period | null> = (text, context, drop) => {
  const [from, to, ...more] = text.split('/').map((part) => parseDate(part, context, drop));
  return typeof from === 'string' && typeof to === 'string' && more.length === 0 && from <= to
    ? { from, to }
    : undefined;
};

const parseSort: Parse<TableSort | null> = (text) => {
  const isDescending = text.startsWith('-');
  const by = SITE_SORTS.find((sort) => sort === text.slice(isDescending ? 1 : 0));
  return by === undefined || (by === 'worst-first' && !isDescending) ? undefined : { by, isDescending };
};

/** Canonical order of the query string: the order of this table. */
const FIELDS: { readonly [K in Field]: FieldCodec<K> } = {
  view: {
    parse: (text, context) =>
      context.hasView && !context.hasView(text) ? undefined : oneOf(VIEWS)(text, context, () => undefined),
    print: (value) => (value === 'explore' ? null : value),
  },
  region: {
    parse: (text, context) => (context.hasRegion(text) ? text : undefined),
    print: (value, context) => (value === context.rootRegion ? null : value),
  },
  regions: {
    parse: (text, context, drop) => {
      // Order is the user's own here: the first region is the base of a comparison.
      const regions: string[] = [];
      for (const part of text.split(',').slice(0, LONGEST_LIST)) {
        if (context.hasRegion(part) && !regions.includes(part)) regions.push(part);
        else drop(part);
      }
      return regions;
    },
    print: printList,
  },
  kinds: {
    parse: nullable(
      listOf(
        (text, { kindIds }) => known(kindIds, text),
        ({ kindIds }) => kindIds,
      ),
    ),
    print: printList,
  },
  levels: {
    parse: nullable(
      listOf(
        (text) => LEVEL_KEYS.find((key) => key === text),
        () => LEVEL_KEYS,
      ),
    ),
    print: printList,
  },
  links: {
    parse: nullable(
      listOf(
        (text) => LINK_STATUSES.find((status) => status === text),
        () => LINK_STATUSES,
      ),
    ),
    print: printList,
  },
  warnings: {
    parse: nullable(
      listOf(
        (text) => WARNING_LEVELS.find((level) => String(level) === text),
        () => WARNING_LEVELS,
      ),
    ),
    print: printList,
  },
  flags: {
    parse: listOf(
      (text, { flagIds }) => known(flagIds, text),
      ({ flagIds }) => flagIds,
    ),
    print: printList,
  },
  sources: {
    // Imported files come and go with the browser's store, so a source is checked for form, not for presence.
    parse: nullable(
      listOf(
        (text) => (/^[\p{L}\p{N}._-]{1,80}$/u.test(text) ? text : undefined),
        () => null,
      ),
    ),
    print: printList,
  },
  period: { parse: parsePeriod, print: (period) => (period === null ? null : `${period.from}/${period.to}`) },
  event: fixed(PERIOD_EVENTS, 'linked'),
  reasons: {
    parse: nullable(
      listOf(
        (text) => NOT_LINKED_REASONS.find((reason) => reason === text),
        () => NOT_LINKED_REASONS,
      ),
    ),
    print: printList,
  },
  mode: fixed(MODES, 'gap'),
  den: fixed(DENOMINATORS, 'sources'),
  pane: fixed(PANES, 'map'),
  panel: fixed(PANELS, 'overview'),
  sort: {
    parse: parseSort,
    print: (sort) => (sort === null ? null : `${sort.isDescending ? '-' : ''}${sort.by}`),
  },
  columns: {
    // Which columns there are is the table's to say; an address can only be checked for form here.
    parse: (text, _, drop) => {
      const columns: string[] = [];
      for (const part of text.split(',').slice(0, LONGEST_LIST))
        if (/^[a-z]+(-[a-z]+)*$/.test(part) && !columns.includes(part)) columns.push(part);
        else drop(part);
      return columns.length === 0 ? null : columns;
    },
    print: printList,
  },
  per: fixed(PER, 'count'),
  extent: fixed(EXTENTS, 'scale'),
  dwell: wholeNumber(DWELL_SECONDS),
  report: fixed(REPORTS, 'indicators'),
  quota: wholeNumber(QUOTA),
  between: { parse: parsePeriod, print: (period) => (period === null ? null : `${period.from}/${period.to}`) },
  shift: fixed(SHIFTS, '12'),
  lists: {
    // Types of lists are the service's to name, so they are checked for form, not for presence.
    parse: nullable(
      listOf(
        (text) => (/^[\p{L}\p{N}._ -]{1,40}$/u.test(text) ? text : undefined),
        () => null,
      ),
    ),
    print: printList,
  },
  states: {
    parse: nullable(
      listOf(
        (text) => RECTIFICATION_STATES.find((state) => state === text),
        () => RECTIFICATION_STATES,
      ),
    ),
    print: printList,
  },
  focus: fixed(ITEM_FOCUSES, 'all'),
  overlap: fixed(OVERLAP_RULES, 'downstream'),
  around: {
    parse: parseAround,
    print: (around) => (around === null ? null : `${around.lng},${around.lat},${around.km}`),
  },
  site: { parse: parseSite, print: (site) => (site === null ? null : `${site.kind}:${site.id}`) },
  asof: { parse: parseDate, print: (date) => date },
  c: { parse: parseCamera, print: (camera) => (camera === null ? null : `${camera.lng},${camera.lat},${camera.zoom}`) },
  lang: fixed(LANGUAGES, 'zh-CN'),
  theme: fixed(THEMES, 'dark'),
};

const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];

/**
 * Reads an address's query string. Total: an unknown or malformed value falls back to the default and gives one
 * notice that names it; a list keeps its good entries.
 */
export const parseQuery = (search: string, context: UrlContext): ParsedUrl => {
  const query = new URLSearchParams(search);
  const state: Record<string, unknown> = { ...toDefaultState(context.rootRegion) };
  const notices: UrlNotice[] = [];
  const seen = new Set<string>();
  for (const [field, value] of query) {
    if (!(FIELD_NAMES as readonly string[]).includes(field)) notices.push({ field, value, reason: 'unknown-field' });
    else if (seen.has(field)) notices.push({ field, value, reason: 'repeated-field' });
    else {
      const drop = (part: string): void => void notices.push({ field, value: part, reason: 'unknown-value' });
      const parsed = FIELDS[field as Field].parse(value, context, drop);
      if (parsed === undefined) drop(value);
      else state[field] = parsed;
    }
    seen.add(field);
  }
  return { state: state as unknown as BoardState, notices };
};

/** Left readable in an address: commas, colons, dots and Chinese need no escape for any server or messenger. */
const escapeValue = (value: string): string => encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':');

const printFields = (state: BoardState, fields: readonly Field[], context: UrlContext): string => {
  const parts: string[] = [];
  for (const field of fields) {
    const text = (FIELDS[field].print as (value: unknown, context: UrlContext) => string | null)(state[field], context);
    if (text !== null) parts.push(`${field}=${escapeValue(text)}`);
  }
  return parts.join('&');
};

/** Canonical query string without "?": fixed order, defaults left out, empty for the default state. */
export const printQuery = (state: BoardState, context: UrlContext): string => printFields(state, FIELD_NAMES, context);

const FILTER_FIELDS = [
  'kinds',
  'levels',
  'links',
  'warnings',
  'flags',
  'sources',
  'period',
  'event',
  'reasons',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** Canonical query of the filter alone, for `data-filter`; `without` names the dimension a figure does not obey. */
export const printFilter = (state: Pick<BoardState, FilterField>, without: readonly FilterField[] = []): string => {
  const fields = FILTER_FIELDS.filter((field) => !without.includes(field));
  return printFields(state as BoardState, fields, NO_CONTEXT);
};

const NO_CONTEXT: UrlContext = { rootRegion: '', kindIds: [], flagIds: [], hasRegion: () => false };
