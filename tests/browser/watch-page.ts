import type { BrowserContext, Page, Request } from 'playwright-core';

/** What happened beside the test's own assertions. */
export interface PageWatch {
  /** Each thing that fails the test, in words, in order. */
  readonly problems: readonly string[];
  /** Addresses asked for by the page, its workers and its service worker. */
  readonly requests: readonly string[];
  /**
   * Bytes that the page needed so far. What the server sent to the page counts as transferred; answers of a service
   * worker count with their body, or with what the worker itself had to load for them, whichever is more.
   */
  transferredBytes(sent: readonly { readonly path: string; readonly bytes: number }[]): Promise<number>;
}

/** Chromium's words about the software renderer of this machine, not about the page. */
const ABOUT_THE_MACHINE = /^\[\.WebGL-0x[0-9a-f]+\]GL Driver Message/;

const isOwn = (url: string, origin: string): boolean =>
  url === origin || url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);

const bodyBytesOf = async (request: Request): Promise<number> => {
  const response = await request.response().catch(() => null);
  if (response === null || !response.fromServiceWorker()) return 0;
  return response.body().then(
    (body) => body.length,
    () => 0,
  );
};

/** Begins to watch; `expected` are the console messages that the test provokes on purpose. */
export const watchPage = async (
  context: BrowserContext,
  page: Page,
  origin: string,
  expected: readonly RegExp[],
): Promise<PageWatch> => {
  const problems: string[] = [];
  const requests: string[] = [];
  const pathsOfServiceWorker = new Set<string>();
  const bodiesByServiceWorker: Promise<number>[] = [];
  context.on('request', (request) => {
    requests.push(request.url());
    if (!isOwn(request.url(), origin)) problems.push(`another host was asked: ${request.url()}`);
    if (request.serviceWorker() !== null) pathsOfServiceWorker.add(new URL(request.url()).pathname);
    else bodiesByServiceWorker.push(bodyBytesOf(request));
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('crash', () => problems.push('the page crashed'));
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const text = message.text();
    if (ABOUT_THE_MACHINE.test(text) || expected.some((pattern) => pattern.test(text))) return;
    problems.push(`console ${message.type()}: ${text} (${message.location().url}:${message.location().lineNumber})`);
  });
  await page.exposeFunction('reportPolicyViolation', (text: string) => problems.push(`security policy: ${text}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { reportPolicyViolation } = window as unknown as { reportPolicyViolation: (text: string) => void };
      reportPolicyViolation(
        `${event.violatedDirective} blocked ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  return {
    problems,
    requests,
    transferredBytes: async (sent) => {
      const bodies = (await Promise.all(bodiesByServiceWorker)).reduce((sum, bytes) => sum + bytes, 0);
      const sumOf = (isWanted: (path: string) => boolean): number =>
        sent.filter(({ path }) => isWanted(path)).reduce((sum, { bytes }) => sum + bytes, 0);
      const forServiceWorker = sumOf((path) => pathsOfServiceWorker.has(path));
      return sumOf((path) => !pathsOfServiceWorker.has(path)) + Math.max(bodies, forServiceWorker);
    },
  };
};
