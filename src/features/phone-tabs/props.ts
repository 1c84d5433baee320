import type { Localised } from '../../domain/words.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface PhoneTabsProps {
  readonly tabs: readonly {
    readonly id: string;
    readonly words: Localised;
    readonly icon: IconName;
    readonly badge?: number | null;
  }[];
  readonly current: string;
  readonly onSelect: (id: string) => void;
}
