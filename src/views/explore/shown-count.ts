import type { CountScope } from '../../domain/count-scope.ts';
import { totalOfKinds, visibleKinds } from '../../domain/counting.ts';
import { sumCodes } from '../../domain/site-code.ts';
import type { HazardKind } from '../../hazards/define.ts';

/** Sites that pass region and filter; `null` while unknown, and where synthetic and real rows would have to be added. */
export const shownCount = (scope: CountScope, registers: readonly HazardKind[]): number | null => {
  if (scope.rollUp === null) return null;
  const kinds = visibleKinds(
    registers.map((kind) => kind.id),
    scope.filter,
  );
  const total = totalOfKinds(scope.rollUp.region.kinds, kinds);
  return total.state === 'sum' ? sumCodes(total.codes, scope.filter) : null;
};
