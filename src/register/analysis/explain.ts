import type { Analyst } from './context.ts';

export const explain: Analyst<'explain'> = () => ({ site: null });
