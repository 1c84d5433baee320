import type { RuleSource } from '../../domain/bands.ts';
import type { Colours } from '../../domain/grading-result.ts';

/*
 * Coach routes of 800 km and more, DOMAIN.md §3. No national text colours them, so each colour may be configured; the
 * duties behind them are published.
 */

export type CoachBand = '凌晨无接驳证' | '禁用车型' | '营运中离线' | '合规' | '退出';

export const COLOURS: Colours = {
  id: 'coach.colour',
  document: '项目默认（无全国统一配色）',
  clause: '',
  confidence: 'c',
  words: { zh: '班线情形', en: 'route condition' },
  bands: [
    { band: '凌晨无接驳证', level: 1 },
    { band: '禁用车型', level: 1 },
    { band: '营运中离线', level: 2 },
    { band: '合规', level: 3 },
    { band: '退出', level: 4 },
  ] satisfies readonly { readonly band: CoachBand; readonly level: 1 | 2 | 3 | 4 }[],
};

export const COACH_SOURCE: RuleSource = { document: '项目默认（长途客运分级条件）', clause: '', confidence: 'c' };

export const LONG_HAUL_KM = 800;
/** Coaches with more seats than this had to go, as sleepers had. */
export const MOST_SEATS = 57;
/** The whole of 2022-12-31 in China is still allowed. */
export const BANNED_FROM_ISO = '2023-01-01T00:00:00+08:00';
export const LINE_STATUSES = ['运营', '歇业', '退出'] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];
