import type { Page } from 'playwright-core';

export interface ReadinessLog {
  /** At every change of the address: the new query and what `data-ready` said at the end of that task. */
  readonly changes: readonly { readonly query: string; readonly ready: string | undefined }[];
  /** Every time that `data-ready` became `map`: the query and the regions of the legend's figures at that moment. */
  readonly arrivals: readonly { readonly query: string; readonly regions: readonly string[] }[];
}

interface LoggingWindow {
  readinessLog: { changes: ReadinessLog['changes'][number][]; arrivals: ReadinessLog['arrivals'][number][] };
}

/** Begins before the page's own scripts, and with every load anew. */
export const logReadiness = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const log: LoggingWindow['readinessLog'] = { changes: [], arrivals: [] };
    (window as unknown as LoggingWindow).readinessLog = log;
    const ready = (): string | undefined => document.documentElement.dataset['ready'];
    const note = (): void => {
      // A microtask still belongs to the task that changed the address.
      queueMicrotask(() => log.changes.push({ query: location.search.slice(1), ready: ready() }));
    };
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name].bind(history);
      history[name] = (...given: Parameters<History['pushState']>) => {
        original(...given);
        note();
      };
    }
    // Last of all listeners, whenever the page adds its own: microtasks run between the listeners of one event.
    const listen = window.addEventListener.bind(window) as (type: string, ...rest: unknown[]) => void;
    window.addEventListener = (type: string, ...rest: unknown[]) => {
      listen(type, ...rest);
      if (type !== 'popstate') return;
      window.removeEventListener('popstate', note);
      listen('popstate', note);
    };
    new MutationObserver(() => {
      if (ready() !== 'map') return;
      const figures = document.querySelectorAll('table data[data-figure="registered"]');
      const regions = [...figures].map((figure) => figure.getAttribute('data-region') ?? '');
      log.arrivals.push({ query: location.search.slice(1), regions: [...new Set(regions)] });
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });
  });

export const readReadinessLog = (page: Page): Promise<ReadinessLog> =>
  page.evaluate(() => (window as unknown as LoggingWindow).readinessLog);
