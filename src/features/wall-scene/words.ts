import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '未接入最多的区域', en: 'Regions with the most not linked' },
  key: { zh: '图示', en: 'Map key' },
  hatching: { zh: '斜线越密，未接入比例越高，%', en: 'closer lines: higher share not linked, %' },
  approval: { zh: '审图号', en: 'Map approval' },
  notSubmitted: { zh: '演示底图，未送审', en: 'Demo base map, not submitted for approval' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  notLinkedRate: { zh: '未接入率', en: 'Share not linked' },
  registered: { zh: '登记', en: 'Registered' },
  notLinkedNote: {
    zh: '未接入＝登记－已接入；部分接入与不适用含在其中。',
    en: 'Not linked = registered − linked; partly linked and not applicable stand in it.',
  },
} as const satisfies Record<string, Localised>;

/** What circles say, of the register that the scene is about. */
export const toKeyNote = (kind: Localised): Localised => ({
  zh: `${kind.zh}：圆＝未接入数量`,
  en: `${kind.en}: circle = number not linked`,
});
