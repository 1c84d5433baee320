import type { CollectionAnswer } from '../register/use-collection.ts';
import type { PanelState } from '../ui/panel-state.ts';

/** State of a panel that draws on one small collection alone: what fails there is said there. */
export const toCollectionState = ({
  rows,
  fault,
  lastGoodAt,
  isSettled,
}: Pick<CollectionAnswer<unknown>, 'rows' | 'fault' | 'lastGoodAt' | 'isSettled'>): PanelState => {
  if (!isSettled) return { status: 'loading' };
  if (rows === null || lastGoodAt === null) return { status: 'never', message: fault?.words ?? null };
  return fault === null ? { status: 'fresh' } : { status: 'error', lastGoodAt, message: fault.words };
};
