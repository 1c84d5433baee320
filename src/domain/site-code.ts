import { LEVEL_KEYS, LINK_STATUSES, type LevelKey, type LinkStatus, type WarningLevel } from './levels.ts';

/**
 * Level × link × warning as one integer 0–124: `level·25 + link·5 + warning`, indices into
 * LEVEL_KEYS, LINK_STATUSES and 0–4. deck.gl's category filter allows 128 values on one channel.
 */
export const SITE_CODE_COUNT = LEVEL_KEYS.length * LINK_STATUSES.length * 5;

export const toSiteCode = (level: LevelKey, link: LinkStatus, warning: WarningLevel): number =>
  LEVEL_KEYS.indexOf(level) * 25 + LINK_STATUSES.indexOf(link) * 5 + warning;

export const levelOfCode = (code: number): LevelKey => LEVEL_KEYS[Math.floor(code / 25)] ?? 'unassessed';
export const linkOfCode = (code: number): LinkStatus => LINK_STATUSES[Math.floor(code / 5) % 5] ?? 'not-linked';
export const warningOfCode = (code: number): WarningLevel => (code % 5) as WarningLevel;

export interface CodeFilter {
  /** `null` means every value. */
  readonly levels: readonly LevelKey[] | null;
  readonly links: readonly LinkStatus[] | null;
  readonly warnings: readonly WarningLevel[] | null;
}

export const EVERY_CODE: CodeFilter = { levels: null, links: null, warnings: null };

export const matchesCode = (filter: CodeFilter, code: number): boolean =>
  (filter.levels === null || filter.levels.includes(levelOfCode(code))) &&
  (filter.links === null || filter.links.includes(linkOfCode(code))) &&
  (filter.warnings === null || filter.warnings.includes(warningOfCode(code)));

/** The codes that a filter lets through, ascending: what the GPU's category filter is given. */
export const codesOf = (filter: CodeFilter): number[] => {
  const codes: number[] = [];
  for (let code = 0; code < SITE_CODE_COUNT; code++) if (matchesCode(filter, code)) codes.push(code);
  return codes;
};

/** Sum of a histogram over SITE_CODE_COUNT codes, of the codes the filter lets through. */
export const sumCodes = (histogram: ArrayLike<number>, filter: CodeFilter = EVERY_CODE): number => {
  let sum = 0;
  for (let code = 0; code < SITE_CODE_COUNT; code++) if (matchesCode(filter, code)) sum += histogram[code] ?? 0;
  return sum;
};
