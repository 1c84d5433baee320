import { lazy, Suspense } from 'react';
import { useHazards } from '../hazards/registry-context.tsx';
import { useLiveState } from '../register/register-context.tsx';

const LiveStatus = lazy(async () => ({
  default: (await import('../features/live-status/live-status.tsx')).LiveStatus,
}));

/** How changes come, for a status bar; nothing where nothing changes while the board runs. */
export const LiveNote = () => {
  const live = useLiveState();
  const { kinds } = useHazards();
  return live === null ? null : (
    <Suspense fallback={null}>
      <LiveStatus live={live} kinds={kinds} />
    </Suspense>
  );
};
