import type { LinkStatus } from '../../domain/levels.ts';
import { toLinkCounts, type KindCounts, type LinkCounts } from '../../domain/roll-up.ts';
import { sumCodes } from '../../domain/site-code.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';

export interface Step {
  readonly id: 'registered' | 'linked' | 'online' | 'on-time';
  readonly value: number;
  /** Against the step above; `null` on the first. Never positive. */
  readonly change: number | null;
}

export interface GapPart {
  readonly link: LinkStatus;
  readonly value: number;
}

export interface Ladder {
  readonly links: LinkCounts;
  readonly steps: readonly Step[];
  /** What stands in "not linked": its three link statuses, whose sum it is. */
  readonly gap: readonly GapPart[];
}

const GAP_LINKS: readonly LinkStatus[] = ['not-linked', 'partial', 'not-applicable'];

/** 接入阶梯 of one register, as far as its columns tell: each step contains the next. Ignores the filter of links. */
export const toLadder = (counts: KindCounts, filter: SiteFilter): Ladder => {
  const links = toLinkCounts(counts.codes, filter, counts.kind);
  const online = sumCodes(counts.codes, { ...filter, links: ['linked'] });
  const silent = [counts.facets[0] ?? [], counts.lost];
  const notOnTime = silent.reduce((sum, one) => sum + sumCodes(one, { ...filter, links: ['linked'] }), 0);
  const values = [
    ['registered', links.registered],
    ['linked', links.linked],
    ['online', online],
    ['on-time', online - notOnTime],
  ] as const;
  return {
    links,
    steps: values.map(([id, value], index) => {
      const above = values[index - 1];
      return { id, value, change: above === undefined ? null : value - above[1] };
    }),
    gap: GAP_LINKS.map((link) => ({ link, value: sumCodes(counts.codes, { ...filter, links: [link] }) })),
  };
};
