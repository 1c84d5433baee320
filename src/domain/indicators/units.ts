import type { RuleSource } from '../bands.ts';
import type { Localised } from '../words.ts';

export const UNITS = {
  sites: { zh: '处', en: 'sites' },
  enterprises: { zh: '家', en: 'enterprises' },
  vehicles: { zh: '辆', en: 'vehicles' },
  routes: { zh: '条', en: 'routes' },
  ponds: { zh: '座', en: 'ponds' },
  parks: { zh: '个', en: 'parks' },
  items: { zh: '项', en: 'items' },
} as const satisfies Readonly<Record<string, Localised>>;

/** No national text that we know of defines the share in these words; the definition is the board's. */
export const OWN_DEFINITION: RuleSource = { document: '本图统计口径', clause: '接入指标', confidence: 'c' };
