import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  title: { zh: '键盘与帮助', en: 'Keys and help' },
  close: { zh: '关闭帮助', en: 'Close help' },
  lead: {
    zh: '焦点不在输入框、列表或表格里时，下列按键有效。',
    en: 'The keys act unless the focus is in a field, a list or a grid.',
  },
  singleKeys: { zh: '单键快捷键', en: 'Single-key shortcuts' },
  singleKeysNote: {
    zh: '用语音输入或容易误按时可以关闭；方向键、回车与 Esc 不受影响。',
    en: 'Switch them off when you dictate or press keys by accident; arrows, Enter and Esc keep working.',
  },
  on: { zh: '已开启', en: 'On' },
  off: { zh: '已关闭', en: 'Off' },
  tour: { zh: '重看导览', en: 'Take the tour again' },
} as const satisfies Record<string, Localised>;

export interface KeyGroup {
  readonly name: Localised;
  readonly rows: readonly KeyRow[];
}

export interface KeyRow {
  /** What is written on the keys, in both languages alike. */
  readonly keys: readonly string[];
  readonly does: Localised;
  /** Writes a character, and so acts only while single keys are switched on. */
  readonly isSingle?: boolean;
}

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    name: { zh: '地图', en: 'Map' },
    rows: [
      {
        keys: ['←', '↑', '→', '↓'],
        does: {
          zh: '移到相邻区域并读出其数字；尚未选中时从第一个下级区域开始',
          en: 'To the neighbouring region, which is read out with its figures; starts at the first region below',
        },
      },
      { keys: ['Enter'], does: { zh: '进入选中的区域', en: 'Into the marked region' } },
      { keys: ['Esc'], does: { zh: '关闭详情，或回到上级区域', en: 'Closes the card, or goes one region up' } },
      { keys: ['Shift', '←↑→↓'], does: { zh: '平移地图', en: 'Moves the map' } },
    ],
  },
  {
    name: { zh: '筛选', en: 'Filter' },
    rows: [
      {
        keys: ['1', '2', '3', '4'],
        does: {
          zh: '红、橙、黄、蓝：点一次加入，再点一次取消',
          en: 'Red, orange, yellow, blue: once adds, again takes away',
        },
        isSingle: true,
      },
      { keys: ['0', '5'], does: { zh: '未评估', en: 'Unassessed' }, isSingle: true },
    ],
  },
  {
    name: { zh: '页面', en: 'Page' },
    rows: [
      { keys: ['/'], does: { zh: '搜索', en: 'Search' }, isSingle: true },
      { keys: ['T'], does: { zh: '地图与数据表互换', en: 'Map or table' }, isSingle: true },
      { keys: ['W'], does: { zh: '进入或离开大屏', en: 'To the wall and back' }, isSingle: true },
      { keys: ['?'], does: { zh: '打开本页', en: 'This help' }, isSingle: true },
      {
        keys: ['Tab'],
        does: {
          zh: '到下一处；图例内用方向键移动，空格或回车筛选',
          en: 'To the next place; inside the legend arrows move, Space or Enter filters',
        },
      },
    ],
  },
];
