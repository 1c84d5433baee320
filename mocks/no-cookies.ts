/**
 * Stands in for the cookie jar that MSW brings along (35 KB gzip with its list of public suffixes): the demo's answers
 * set no cookie, so the jar is empty for ever.
 */
export class CookieJar {
  getCookiesSync(): readonly never[] {
    return [];
  }

  async setCookie(): Promise<void> {
    throw new Error('the demo sets no cookie');
  }
}

export class MemoryCookieStore {
  idx: Readonly<Record<string, never>> = {};
}

/** Read from what an earlier version kept; there is nothing to restore. */
export const Cookie = { fromJSON: (): null => null };
