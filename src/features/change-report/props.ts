import type { ChangesAnswer } from '../../domain/analyses/changes.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { SourceInUse } from '../../register/resolve-sources.ts';
import type { KindText } from '../../ui/describe-filter.ts';
import type { PanelState } from '../../ui/panel-state.ts';

/** What every panel about changes is given. */
export interface ChangeProps {
  /** `null` until it came, or where the service tells no changes. */
  readonly answer: ChangesAnswer | null;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly scope: CountScope;
  readonly kinds: readonly KindText[];
  readonly sourcesInUse: readonly SourceInUse[];
}
