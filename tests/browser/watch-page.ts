import type { BrowserContext, Page, Request } from 'playwright-core';

/** What happened beside the test's own assertions. */
export interface PageWatch {
  /** Each thing that fails the test, in words, in order. */
  readonly problems: readonly string[];
  /** Addresses asked for by the page, its workers and its service worker. */
  readonly requests: readonly string[];
  /**
   * Bytes that the page needed so far: what the server sent, as transferred, and what a service worker answered itself.
   * The demo makes those answers from the files of `demo/`, so of these two only the larger sum counts.
   */
  transferredBytes(sent: readonly { readonly path: string; readonly bytes: number }[]): Promise<number>;
}

/** Chromium's words about the software renderer of this machine, not about the page. */
const ABOUT_THE_MACHINE = /^\[\.WebGL-0x[0-9a-f]+\]GL Driver Message/;

const isOwn = (url: string, origin: string): boolean =>
  url === origin || url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Bytes of the body if a service worker gave it and the request is over; 0 otherwise. */
const bodyBytesOf = async (request: Request): Promise<number> => {
  const response = request.existingResponse();
  return response?.fromServiceWorker() === true ? (await response.body()).length : 0;
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
  const fromPage: Request[] = [];
  context.on('request', (request) => {
    requests.push(request.url());
    if (!isOwn(request.url(), origin)) problems.push(`another host was asked: ${request.url()}`);
    if (request.serviceWorker() === null) fromPage.push(request);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.name} ${error.message} ${error.stack ?? ''}`));
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
      const sentPaths = new Set(sent.map(({ path }) => path));
      const answered = fromPage.filter((request) => !sentPaths.has(new URL(request.url()).pathname));
      const answeredBytes = sum(await Promise.all(answered.map(bodyBytesOf)));
      const demoBytes = sum(sent.filter(({ path }) => path.includes('/demo/')).map(({ bytes }) => bytes));
      return sum(sent.map(({ bytes }) => bytes)) - demoBytes + Math.max(demoBytes, answeredBytes);
    },
  };
};
