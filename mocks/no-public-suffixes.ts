/**
 * Stands in for the list of public suffixes (40 KB gzip) that MSW's cookie jar brings along: the demo's answers set no
 * cookie, so no domain is ever asked for.
 */
export const getDomain = (hostname: string): string => hostname;
