import '../ui/tokens.css';
import '../ui/base.css';
import { pageReadiness } from '../url/readiness.ts';
import { showBroken, showWaiting } from './waiting.ts';

pageReadiness.begin();
showWaiting();
// Side by side: the map is the largest part of the page and needs nothing of the board to be fetched. Who mounts it
// later meets the same fault and tells the user.
import('../map/atlas-map-view.tsx').catch(() => undefined);
import('./start-board.tsx')
  .then(({ startBoard }) => startBoard())
  .catch((error: unknown) => showBroken(error instanceof Error ? error.message : String(error)));
