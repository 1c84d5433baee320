import type { Analyst } from './context.ts';

export const changes: Analyst<'changes'> = () => {
  throw new Error('the answer to "changes" is not written yet');
};
