import type { CountScope } from '../../domain/count-scope.ts';
import { totalOfKinds, visibleKinds } from '../../domain/counting.ts';
import type { Figure } from '../../domain/figure.ts';
import { sumCodes } from '../../domain/site-code.ts';
import type { Language } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { WORDS } from './words.ts';

/** Sites that pass region and filter; `null` while unknown, and where synthetic and real rows would have to be added. */
export const toShown = (scope: CountScope, registers: readonly HazardKind[], language: Language): Figure | null => {
  if (scope.rollUp === null) return null;
  const kinds = visibleKinds(
    registers.map((kind) => kind.id),
    scope.filter,
  );
  const total = totalOfKinds(scope.rollUp.region.kinds, kinds);
  if (total.state !== 'sum') return null;
  return countFigures(
    scope,
    registers,
    language,
  )({
    name: 'shown-sites',
    value: sumCodes(total.codes, scope.filter),
    title: WORDS.shown,
    unit: WORDS.sites,
    counts: total.counts,
    filter: scope.filter,
  });
};
