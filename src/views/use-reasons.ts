import type { CountScope } from '../domain/count-scope.ts';
import type { ReasonCounts } from '../domain/reason-counts.ts';
import { useReasons } from '../register/register-context.tsx';
import { useReady } from '../url/use-ready.ts';

/**
 * Reasons for not linked in the scope's region, of every kind; `null` while on their way. `part` as in `useTrend`.
 */
export const useNotLinkedReasons = (scope: CountScope, part: string | null): readonly ReasonCounts[] | null => {
  const { region, filter } = scope;
  // Kinds, links and reasons are left out: the panel counts by them itself, and a click on them asks nothing again.
  const query = { region: region.adcode, filter: { ...filter, kinds: null, links: null, reasons: null } };
  const answer = useReasons(part === null ? null : query);
  useReady(part ?? 'reasons:hidden', part === null || answer.isReady);
  return answer.isPlaceholder ? null : (answer.data ?? null);
};
