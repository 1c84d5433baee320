import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '导览', en: 'Tour' },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  skip: { zh: '跳过', en: 'Skip' },
  done: { zh: '开始使用', en: 'Start' },
} as const satisfies Record<string, Localised>;

export interface TourStep {
  /** Element that the step is about; outlined while the step is on screen, and no fault if it is not there. */
  readonly target: string;
  readonly title: Localised;
  readonly body: Localised;
}

export const STEPS: readonly TourStep[] = [
  {
    target: '[data-cell="bar"]',
    title: { zh: '先看这一条', en: 'This bar answers first' },
    body: {
      zh: '实心是已接入监测的，斜线是没有人看得见的。斜线上方的数字，就是要补的缺口。',
      en: 'Solid is what monitoring sees, hatched is what nobody sees. The number above the hatching is the gap to close.',
    },
  },
  {
    target: '[data-map="main"]',
    title: { zh: '在地图上往下走', en: 'Go down on the map' },
    body: {
      zh: '点省、市、县逐级进入；Esc 或左上角的路径回到上级。颜色越亮，缺口越大。',
      en: 'Click a province, prefecture or county to enter it; Esc or the path at the top leads back. Stronger fill, larger gap.',
    },
  },
  {
    target: '[data-part="legend"]',
    title: { zh: '图例就是筛选', en: 'The legend is the filter' },
    body: {
      zh: '点颜色、接入状态或类别，地图、图表和清单一起变；再点一次取消。',
      en: 'Click a colour, a link status or a kind: map, charts and list follow. Click again to undo.',
    },
  },
  {
    target: '[data-figure="linked-rate"]',
    title: { zh: '每个数字都可追问', en: 'Question every figure' },
    body: {
      zh: '点任何数字，看它的分子、分母、口径、来源和截至时间。“—”表示不知道，不是 0。',
      en: 'Click any figure for its numerator, denominator, meaning, source and date. “—” means not known; it is not 0.',
    },
  },
  {
    target: '[data-part="help"]',
    title: { zh: '全部可用键盘', en: 'Everything by keyboard' },
    body: {
      zh: '按 ? 查看按键；方向键在相邻区域间移动，1–4 切换四色。导览也可以在那里重看。',
      en: 'Press ? for the keys: arrows go between regions, 1–4 toggle the four colours. The tour is found again there.',
    },
  },
];
