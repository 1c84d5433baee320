import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PageQuery } from '../../domain/register-client.ts';
import { SitePager, type AskRows, type PagerSnapshot } from '../../features/site-table/site-pager.ts';
import { useRegisterClient, useRegisterStates } from '../../register/register-context.tsx';

export interface SiteTableAnswer {
  readonly rows: PagerSnapshot;
  /** The total answers this very question. */
  readonly isCurrent: boolean;
  /** Every row on screen answers this very question, and no register that it lists is still on its way. */
  readonly isReady: boolean;
  readonly ask: AskRows;
  readonly version: () => number;
  readonly onWant: (first: number, end: number) => void;
  readonly onRetry: () => void;
}

/** Rows of a selection in pages for the window on screen; asked again with every change of the registers. */
export const useSiteTable = (query: Omit<PageQuery, 'offset' | 'limit'>): SiteTableAnswer => {
  const client = useRegisterClient();
  const states = useRegisterStates();
  const version = useSyncExternalStore(client.subscribe, client.version);
  const [pager] = useState(() => new SitePager());
  const rows = useSyncExternalStore(pager.subscribe, pager.snapshot);
  const question = JSON.stringify(query);
  const ask = useMemo<AskRows>(() => {
    const asked = JSON.parse(question) as typeof query;
    return (offset, limit) => client.page({ ...asked, offset, limit });
  }, [client, question]);
  // Before any register has answered a page would be empty, and empty reads as zero.
  const canAsk = states.some(({ status }) => status !== 'loading');
  useEffect(() => {
    if (canAsk) pager.open(question, version, ask);
  }, [pager, canAsk, question, version, ask]);
  const { kinds } = query.filter;
  const isWaiting = states.some(({ kind, status }) => status === 'loading' && (kinds === null || kinds.includes(kind)));
  const onWant = useCallback((first: number, end: number) => pager.want(first, end), [pager]);
  const isCurrent = rows.answered === question;
  return {
    rows,
    isCurrent,
    isReady: !isWaiting && ((isCurrent && rows.isComplete) || rows.error !== null),
    ask,
    version: client.version,
    onWant,
    onRetry: pager.retry,
  };
};
