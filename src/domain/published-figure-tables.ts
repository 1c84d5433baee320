import type { PublishedFigure } from './published-figure.ts';
import { COUNTRY_ADCODE, type Region, type RegionIndex } from './region-index.ts';

/*
 * Published figures as the documents lay them out: by subject, the look-back by province with its totals, findings in
 * words as a matrix. Nothing is added here that was not published; what can be added stands in `published-recomputation`.
 */

export const LOOK_BACK_COUNTS = ['problems', 'suggestions', 'practices'] as const;
export type LookBackCount = (typeof LOOK_BACK_COUNTS)[number];

type LookBackFigures = Readonly<Record<LookBackCount, PublishedFigure | null>>;

/** Of one division; `null` where no such count was published for it. */
export interface LookBackRow {
  readonly adcode: string;
  readonly figures: LookBackFigures;
}

export interface LookBack {
  /** The national level last, provinces in the order of their codes. */
  readonly rows: readonly LookBackRow[];
  /** As published. */
  readonly totals: LookBackFigures;
}

const LOOK_BACK_ID = /^look-back-(problems|suggestions|practices)-(\d{6})$/;

const toLookBackFigures = (figures: readonly PublishedFigure[], idOf: (count: LookBackCount) => string) =>
  Object.fromEntries(
    LOOK_BACK_COUNTS.map((count) => [count, figures.find(({ id }) => id === idOf(count)) ?? null]),
  ) as LookBackFigures;

/** `null`: nothing of a look-back was published. */
export const toLookBack = (figures: readonly PublishedFigure[]): LookBack | null => {
  const codes = new Set(figures.flatMap(({ id, adcode }) => (LOOK_BACK_ID.test(id) ? [adcode] : [])));
  if (codes.size === 0) return null;
  const rank = (adcode: string): number => (adcode === COUNTRY_ADCODE ? Number.POSITIVE_INFINITY : Number(adcode));
  return {
    rows: [...codes]
      .sort((a, b) => rank(a) - rank(b))
      .map((adcode) => ({ adcode, figures: toLookBackFigures(figures, (count) => `look-back-${count}-${adcode}`) })),
    totals: toLookBackFigures(figures, (count) => `look-back-total-${count}`),
  };
};

export interface StateMatrixRow {
  readonly adcode: string;
  /** One finding about all of it: 未对接. */
  readonly whole: PublishedFigure | null;
  /** In the order of the items; `null`: nothing was published of it, which is not "no". */
  readonly cells: readonly (PublishedFigure | null)[];
}

export interface StateMatrix {
  readonly topic: string | null;
  readonly items: readonly string[];
  readonly rows: readonly StateMatrixRow[];
}

/** Newest of a division and item; the first of one date. */
const newest = (figures: readonly PublishedFigure[]): PublishedFigure | null =>
  figures.reduce<PublishedFigure | null>((best, each) => (best === null || each.asOf > best.asOf ? each : best), null);

const toMatrix = (topic: string | null, findings: readonly PublishedFigure[]): StateMatrix => {
  const items = [...new Set(findings.flatMap(({ item }) => (item === null ? [] : [item])))];
  const codes = [...new Set(findings.map(({ adcode }) => adcode))];
  const of = (adcode: string, item: string | null): PublishedFigure | null =>
    newest(findings.filter((each) => each.adcode === adcode && each.item === item));
  return {
    topic,
    items,
    rows: codes.map((adcode) => ({ adcode, whole: of(adcode, null), cells: items.map((item) => of(adcode, item)) })),
  };
};

const isFinding = ({ state }: PublishedFigure): boolean => state !== null;

const byTopic = (figures: readonly PublishedFigure[]): ReadonlyMap<string | null, readonly PublishedFigure[]> => {
  const groups = new Map<string | null, PublishedFigure[]>();
  for (const figure of figures) {
    const group = groups.get(figure.topic);
    if (group === undefined) groups.set(figure.topic, [figure]);
    else group.push(figure);
  }
  return groups;
};

/** Findings in words, one matrix a subject: divisions × items. */
export const toStateMatrices = (figures: readonly PublishedFigure[]): readonly StateMatrix[] =>
  [...byTopic(figures.filter(isFinding))].map(([topic, findings]) => toMatrix(topic, findings));

export interface PublishedTopic {
  readonly topic: string | null;
  readonly figures: readonly PublishedFigure[];
}

const isLookBack = ({ id }: PublishedFigure): boolean => id.startsWith('look-back-');

/** What stands in no table of its own, by subject in the order in which they came; those of no subject last. */
export const toPublishedTopics = (figures: readonly PublishedFigure[]): readonly PublishedTopic[] =>
  [...byTopic(figures.filter((figure) => !isFinding(figure) && !isLookBack(figure)))]
    .map(([topic, own]) => ({ topic, figures: own }))
    .sort((a, b) => Number(a.topic === null) - Number(b.topic === null));

export interface PublishedScope {
  /** Of the region and of the divisions inside it. */
  readonly own: readonly PublishedFigure[];
  /** Of the divisions above it but the country, nearest first; those for which nothing was published are left out. */
  readonly above: readonly { readonly region: Region; readonly figures: readonly PublishedFigure[] }[];
}

/** What was published for a region; what was published for a division above is never its own. */
export const toPublishedScope = (
  figures: readonly PublishedFigure[],
  region: Region,
  regions: RegionIndex,
): PublishedScope => ({
  own: figures.filter(({ adcode }) => adcode === region.adcode || regions.isWithin(adcode, region.adcode)),
  above: regions
    .pathTo(region.adcode)
    .filter(({ adcode, level }) => adcode !== region.adcode && level !== 'country')
    .toReversed()
    .map((each) => ({ region: each, figures: figures.filter(({ adcode }) => adcode === each.adcode) }))
    .filter((each) => each.figures.length > 0),
});
