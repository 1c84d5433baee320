import type { RectificationBoardAnswer, RectificationBoardQuery } from '../domain/analyses/rectification-board.ts';
import type { ItemScope } from '../features/rectifications/props.ts';
import { WORDS } from '../features/rectifications/words.ts';
import { useHazards } from '../hazards/registry-context.tsx';
import { useAnalysis, useBoardConfig, useRegions } from '../register/register-context.tsx';
import { toFilterParts } from '../ui/describe-filter.ts';
import { useText } from '../ui/language.tsx';
import type { PanelState } from '../ui/panel-state.ts';
import { printFilter } from '../url/codec.ts';

export interface Rectifications {
  /** The last answer, of another choice of lists and states while a newer is on its way; `null` before one. */
  readonly answer: RectificationBoardAnswer | null;
  /** Trust of the items: they have an age of their own, beside the registers. */
  readonly state: PanelState;
  readonly missing: readonly string[];
  readonly scope: ItemScope;
  readonly isSettled: boolean;
}

/**
 * The rectification board of a region. Give the component a key of region and filter: the answer to another region is
 * never this region's, not even for a moment.
 * @throws when the code is not a division: the codec never lets such an address through
 */
export const useRectifications = (
  query: RectificationBoardQuery,
  sourceName: (source: string) => string,
  nowMs: number,
): Rectifications => {
  const text = useText();
  const { kinds } = useHazards();
  const config = useBoardConfig();
  const region = useRegions().get(query.region);
  if (region === undefined) throw new Error(`no division ${query.region}`);
  const { data, error, isReady } = useAnalysis('rectification-board', query);
  const answer = data?.answer ?? null;
  const filterWords = toFilterParts(query.filter, kinds, sourceName).map(({ words }) => text(words));
  return {
    answer,
    state: error === null ? toState(answer, config, nowMs) : toFailed(error),
    missing: data?.missing ?? [],
    scope: { region, filter: printFilter(query.filter), filterWords: filterWords.join(text({ zh: '、', en: ', ' })) },
    isSettled: isReady || error !== null,
  };
};

const toFailed = ({ message }: Error): PanelState => ({
  status: 'error',
  lastGoodAt: null,
  message: { zh: `分析未能完成：${message}`, en: `The analysis failed: ${message}` },
});

const MINUTE_MS = 60_000;

const toState = (
  answer: RectificationBoardAnswer | null,
  limits: { readonly registerLateAfterMinutes: number; readonly registerLostAfterMinutes: number },
  nowMs: number,
): PanelState => {
  if (answer === null) return { status: 'loading' };
  if (answer.readAtMs === null) return { status: 'never', message: WORDS.neverCame };
  const ageMinutes = (nowMs - answer.readAtMs) / MINUTE_MS;
  if (ageMinutes >= limits.registerLostAfterMinutes) return { status: 'lost', lastGoodAt: answer.readAtMs };
  if (ageMinutes >= limits.registerLateAfterMinutes) return { status: 'late', lastGoodAt: answer.readAtMs };
  return { status: 'fresh' };
};
