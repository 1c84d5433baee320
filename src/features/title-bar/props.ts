import type { ReactNode } from 'react';
import type { RegisterState } from '../../domain/register-client.ts';
import type { Localised } from '../../domain/words.ts';

export interface TitleBarProps {
  /** From config.json; the same in both languages. */
  readonly title: string;
  /** The breadcrumb. */
  readonly place: ReactNode;
  /** Search, when there is one. */
  readonly search?: ReactNode;
  /** Language and theme switches. */
  readonly switches?: ReactNode;
  readonly views: readonly { readonly id: string; readonly words: Localised }[];
  readonly view: string;
  readonly onView: (id: string) => void;
  /** True while any figure on screen is synthetic, or the clock is. */
  readonly isDemo: boolean;
  readonly nowMs: number;
  readonly registers: readonly RegisterState[];
}
