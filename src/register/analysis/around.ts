import type { Analyst } from './context.ts';

export const around: Analyst<'around'> = () => ({ isKnown: false, kinds: [], total: null, nearest: [] });
