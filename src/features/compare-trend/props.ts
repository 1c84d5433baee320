import type { CountScope } from '../../domain/count-scope.ts';
import type { ComparedKind } from '../../domain/comparison-indicators.ts';
import type { History } from '../../domain/history.ts';
import type { Palette } from '../../domain/palette.ts';

export interface ComparedTrend {
  readonly scope: CountScope;
  /** `null` while it is on its way, or when it could not be had. */
  readonly history: History | null;
  /** Why it could not be had. */
  readonly fault: string | null;
}

export interface CompareTrendProps {
  readonly trends: readonly ComparedTrend[];
  /** Of the whole of the board's root, as the thin line; `null` draws none. */
  readonly root: { readonly name: string; readonly history: History } | null;
  readonly kinds: readonly ComparedKind[];
  /** The one kind the trend is of. */
  readonly kind: ComparedKind;
  readonly palette: Palette;
}
