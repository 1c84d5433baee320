import type { NoticeChip } from '../../features/chips/props.ts';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useSourcesInUse } from '../../register/register-context.tsx';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { useLocalisedStates } from '../use-localised-states.ts';
import { WORDS } from './words.ts';

/** One chip a kind that has both a demo and a real register: which of them counts now, and a way to the other. */
export const useSourceChips = (): readonly NoticeChip[] => {
  const { sources } = useUrlState();
  const store = useUrlStore();
  const hazards = useHazards();
  const registers = useLocalisedStates();
  const inUse = useSourcesInUse(sources);
  return hazards.kinds.flatMap((kind): NoticeChip[] => {
    const own = registers.filter((register) => register.kind === kind.id && register.rows > 0);
    const synthetic = own.find((register) => register.isSynthetic);
    if (synthetic === undefined || own.every((register) => register.isSynthetic)) return [];
    const isReal = inUse.some((use) => use.kind === kind.id && !use.isSynthetic);
    const names = own.filter((register) => register.isSynthetic !== isReal).map((register) => register.sourceName);
    const name = kind.words.shortName;
    return [
      {
        id: kind.id,
        words: { zh: `${name.zh}：${names.join('、')}`, en: `${name.en}: ${names.join(', ')}` },
        action: isReal ? WORDS.useDemo : WORDS.useReal,
        onAction: () => store.change({ sources: isReal ? [synthetic.source] : null }),
      },
    ];
  });
};
