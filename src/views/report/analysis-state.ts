import type { AnalysisName, AnalysisReply } from '../../domain/analyses/analyses.ts';
import type { Answer } from '../../register/register-context.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import type { BoardCounts } from '../use-count-scope.ts';

/** Trust of a panel that shows an analysis: loading until it has answered exactly this question, then that of its registers. */
export const toAnalysisState = <Name extends AnalysisName>(
  answer: Answer<AnalysisReply<Name> | null>,
  counts: BoardCounts,
): PanelState => {
  if (answer.error !== null) {
    const said = answer.error.message;
    return {
      status: 'error',
      lastGoodAt: null,
      message: { zh: `分析未能完成：${said}`, en: `The analysis failed: ${said}` },
    };
  }
  if (!answer.data || answer.isPlaceholder) return { status: 'loading' };
  return counts.state;
};
