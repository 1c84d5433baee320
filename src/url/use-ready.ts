import { useLayoutEffect } from 'react';
import { pageReadiness } from './readiness.ts';

/** Tells the page's readiness that a visible part has, or waits for, its data; `part` must be unique on the page. */
export const useReady = (part: string, isReady: boolean): void => {
  useLayoutEffect(() => {
    pageReadiness.set(part, isReady);
  }, [part, isReady]);
  useLayoutEffect(() => () => pageReadiness.remove(part), [part]);
};
