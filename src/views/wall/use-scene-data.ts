import { useMemo, useState } from 'react';
import { TWO_YEARS_IN_WEEKS, type History } from '../../domain/history.ts';
import type { SitePage } from '../../domain/register-client.ts';
import type { RollUp, RollUpQuery } from '../../domain/roll-up.ts';
import { hasConditions } from '../../domain/row-conditions.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { isSettled, useHistory, useRollUp, useSitePage, type Answer } from '../../register/register-context.tsx';

/** Rows of 先接谁. */
const FIRST_SITES = 6;

/** Everything a scene shows, of one region; `null` where it has not come or could not be had. */
interface SceneData {
  readonly region: string;
  readonly rollUp: RollUp | null;
  readonly page: SitePage | null;
  readonly history: History | null;
  readonly hasPageFailed: boolean;
  readonly hasHistoryFailed: boolean;
}

export interface SceneAnswer extends SceneData {
  /** What is on screen is the region asked for, and everything of it has come. */
  readonly isReady: boolean;
}

/** One roll-up for every kind, so that the candidates of the rotation and the scene share it. */
export const toRollUpQuery = (region: string, { flags, sources, period, event, reasons }: SiteFilter): RollUpQuery => {
  const conditions = { period, event, reasons };
  return { region, kinds: null, flags, sources, ...(hasConditions(conditions) ? { conditions } : {}) };
};

/**
 * The data of the scene `region`. The scene before stays whole on screen until all of the next has come: half of one
 * and half of the other would be read as one.
 */
export const useSceneData = (region: string, filter: SiteFilter, listFilter: SiteFilter): SceneAnswer => {
  const rollUp = useRollUp(toRollUpQuery(region, filter));
  const page = useSitePage({ region, filter: listFilter, sort: 'worst-first', offset: 0, limit: FIRST_SITES });
  const historyFilter = useMemo(() => toHistoryFilter(filter), [filter]);
  const history = useHistory({ region, filter: historyFilter, weeks: TWO_YEARS_IN_WEEKS });
  const [held, setHeld] = useState<SceneData | null>(null);

  const answers = [rollUp, page, history];
  const isComplete = answers.every((answer) => isSettled(answer));
  // In the region that is on screen parts come as they come; a new region waits for its last part.
  const isShown = held === null || held.region === region || isComplete;
  const before = held?.region === region ? held : null;
  const next: SceneData = {
    region,
    rollUp: (rollUp.data?.region.adcode === region ? rollUp.data : null) ?? before?.rollUp ?? null,
    page: currentOf(page) ?? before?.page ?? null,
    history: currentOf(history) ?? before?.history ?? null,
    hasPageFailed: page.error !== null,
    hasHistoryFailed: history.error !== null,
  };
  if (isShown && !isSame(held, next)) setHeld(next);
  const shown = isShown ? next : held;
  return { ...shown, isReady: isComplete && shown.region === region };
};

/** Levels, kinds and sources shape the past as well; links and conditions are not asked of it. */
const toHistoryFilter = (filter: SiteFilter): SiteFilter => ({ ...filter, links: null, period: null, reasons: null });

/** An answer of the scene before is not this one's. */
const currentOf = <T>(answer: Answer<T>): T | null => (answer.isPlaceholder ? null : (answer.data ?? null));

const isSame = (a: SceneData | null, b: SceneData): boolean =>
  a !== null &&
  a.region === b.region &&
  a.rollUp === b.rollUp &&
  a.page === b.page &&
  a.history === b.history &&
  a.hasPageFailed === b.hasPageFailed &&
  a.hasHistoryFailed === b.hasHistoryFailed;
