import type { HazardKind } from '../define.ts';

export const WORDS: HazardKind['words'] = {
  name: { zh: '800公里以上客运班线', en: 'Coach route over 800 km' },
  shortName: { zh: '班线', en: 'Routes' },
  unit: { zh: '条', en: 'routes' },
  levelNote: {
    zh: '无全国统一分级，默认：凌晨运行无接驳证或仍用禁用车型为红，营运中离线为橙，合规为黄，已退出为蓝。',
    en: 'No national grade; by default red for night running without relay certificate or banned coaches, orange for offline in service, yellow if compliant, blue if withdrawn.',
  },
};

export const FACETS = {
  noRelayCertificate: { zh: '无接驳证', en: 'No relay certificate' },
  sleeper: { zh: '卧铺', en: 'Sleeper' },
} as const;

export const STATUS_WORDS = {
  运营: { zh: '运营', en: 'In service' },
  歇业: { zh: '歇业', en: 'Suspended' },
  退出: { zh: '退出', en: 'Withdrawn' },
} as const;
