import { describeBand, type Band, type BandTable } from './bands.ts';
import type { Localised } from './words.ts';

export type RuleFindingKind =
  | 'band-not-a-number'
  | 'band-empty'
  | 'band-overlap'
  | 'band-gap'
  | 'band-uncoloured'
  | 'band-coloured-twice'
  | 'band-unreachable'
  | 'period-reversed'
  | 'not-in-force'
  | 'override-unknown-rule'
  | 'override-unknown-band'
  | 'override-not-allowed'
  | 'override-invalid'
  | 'override-level-unreachable'
  | 'override-order-reversed';

/** Something wrong with a rule or with what an authority made of it; named to the user, and never turned into a colour. */
export interface RuleFinding {
  readonly kind: RuleFindingKind;
  /** `error`: some site is graded wrongly or not at all · `notice`: the rule works, but a reader must know. */
  readonly severity: 'error' | 'notice';
  /** Id of the table or of the rule sheet. */
  readonly rule: string;
  readonly words: Localised;
}

type Table = Pick<BandTable<unknown>, 'id' | 'symbol' | 'bands'>;

const lowest = ({ from = Number.NEGATIVE_INFINITY }: Band<unknown>): number => from;
const highest = ({ to = Number.POSITIVE_INFINITY }: Band<unknown>): number => to;

const nameBand = (table: Table, band: Band<unknown>): string =>
  `${describeBand(table.symbol, band)}（${String(band.value)}）`;

const toRangeWords = (symbol: string, from: number, to: number): string =>
  describeBand(symbol, {
    ...(from === Number.NEGATIVE_INFINITY ? {} : { from }),
    ...(to === Number.POSITIVE_INFINITY ? {} : { to }),
    value: null,
  });

const bandFinding = (table: Table, kind: RuleFindingKind, zh: string, en: string): RuleFinding => ({
  kind,
  severity: 'error',
  rule: table.id,
  words: { zh: `${table.id}：${zh}`, en: `${table.id}: ${en}` },
});

const checkBand = (table: Table, band: Band<unknown>): readonly RuleFinding[] => {
  const name = nameBand(table, band);
  if (Number.isNaN(lowest(band)) || Number.isNaN(highest(band)))
    return [bandFinding(table, 'band-not-a-number', `界限不是数字：${name}`, `a bound is not a number: ${name}`)];
  if (lowest(band) >= highest(band))
    return [bandFinding(table, 'band-empty', `区间为空：${name}`, `no value lies in ${name}`)];
  return [];
};

/**
 * Bands of a table that overlap, leave values out, are empty, or have bounds that are no numbers. Every value of
 * `domain` must lie in exactly one; in the order of the values.
 *
 * @param domain lowest and highest value that can be asked for, the highest not included; every number unless stated.
 */
export const checkBands = (
  table: Table,
  domain: { readonly from: number; readonly to: number } = {
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
  },
): readonly RuleFinding[] => {
  const findings = table.bands.flatMap((band) => checkBand(table, band));
  const sound = table.bands
    .filter((band) => lowest(band) < highest(band))
    .toSorted((first, second) => lowest(first) - lowest(second) || highest(first) - highest(second));
  const gap = (from: number, to: number): void => {
    const range = toRangeWords(table.symbol, from, to);
    findings.push(bandFinding(table, 'band-gap', `没有区间：${range}`, `no band for ${range}`));
  };
  let covered = domain.from;
  let last: Band<unknown> | undefined;
  for (const band of sound) {
    if (lowest(band) > covered) gap(covered, Math.min(lowest(band), domain.to));
    if (last !== undefined && lowest(band) < highest(last)) {
      const names = `${nameBand(table, last)} / ${nameBand(table, band)}`;
      findings.push(bandFinding(table, 'band-overlap', `区间重叠：${names}`, `bands overlap: ${names}`));
    }
    if (last === undefined || highest(band) > highest(last)) last = band;
    covered = Math.max(covered, highest(band));
    if (covered >= domain.to) covered = domain.to;
  }
  if (covered < domain.to) gap(covered, domain.to);
  return findings;
};
