import { choosesByLink } from '../../domain/row-conditions.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import { DenominatorWhy, LinkedRateBy } from '../../features/indicator-board/linked-rate-by.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useAnalysis } from '../../register/register-context.tsx';
import { toFilterParts } from '../../ui/describe-filter.ts';
import { useText } from '../../ui/language.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import type { Denominator } from '../../url/board-state.ts';
import { useReady } from '../../url/use-ready.ts';
import type { BoardCounts } from '../use-count-scope.ts';

interface AskedProps {
  readonly counts: BoardCounts;
  /** The register that the panel is about. */
  readonly kind: string;
}

/** Asks the worker; in a chunk of its own, because 接入率 by source asks nothing. */
const useDenominators = ({ counts, kind }: AskedProps, part: string) => {
  const text = useText();
  const { kinds } = useHazards();
  const { region, filter, sourceName, printFilter } = counts.scope;
  const asked = {
    region: region.adcode,
    filter: { ...filter, kinds: [kind], links: null },
    extent: 'denominators' as const,
  };
  const answer = useAnalysis('indicators', asked);
  useReady(part, answer.isReady);
  const own = { ...asked.filter, kinds: null };
  const parts = toFilterParts(own, kinds, sourceName).map(({ words }) => text(words));
  return {
    answer: answer.isPlaceholder ? null : (answer.data?.answer ?? null),
    scope: {
      filter: printFilter(own),
      isChosenByLink: choosesByLink(own, kind),
      isFiltered: isFiltered(own),
    },
    filterText:
      parts.length === 0 ? text(KIT.noFilter) : `${text(KIT.filter)} ${parts.join(text({ zh: '、', en: ', ' }))}`,
    region,
    kinds,
    sourceName,
  };
};

export const AskedRate = ({ denominator, ...asked }: AskedProps & { readonly denominator: Denominator }) => (
  <LinkedRateBy {...useDenominators(asked, 'linked-rate')} denominator={denominator} />
);

export const AskedWhy = (asked: AskedProps) => <DenominatorWhy {...useDenominators(asked, 'denominators')} />;
