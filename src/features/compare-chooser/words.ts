import { MOST_COMPARED, type ChoiceNote } from '../../domain/comparison-choice.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '对比的区域', en: 'Regions compared' },
  base: { zh: '基准', en: 'Base' },
  makeBase: { zh: '设为基准', en: 'Make base' },
  remove: { zh: '移出对比', en: 'Remove' },
  add: { zh: '添加', en: 'Add' },
  atMost: { zh: `最多 ${MOST_COMPARED} 个`, en: `at most ${MOST_COMPARED}` },
  pick: { zh: '选择区域', en: 'Choose a region' },
  filter: { zh: '名称或区划代码', en: 'Name or division code' },
  found: { zh: '找到的区域', en: 'Regions found' },
  nothing: { zh: '没有名称或代码相符的区域。', en: 'No region has this name or code.' },
  onMap: { zh: '或在图上点选：', en: 'Or click one on the map: ' },
  up: { zh: '上一级', en: 'Up one level' },
  chosen: { zh: '已选', en: 'chosen' },
  dropRest: { zh: '去掉未列入的', en: 'Drop what is left out' },
} as const satisfies Record<string, Localised>;

export const withSiblingsWords = (name: string): Localised => ({
  zh: `${name} 与同级比较`,
  en: `Compare ${name} with siblings`,
});

const list = (names: readonly string[]): Localised => ({ zh: names.join('、'), en: names.join(', ') });

/** What is to be said of the regions chosen, one sentence each. */
export const noteWords = (note: ChoiceNote): Localised => {
  switch (note.type) {
    case 'none':
      return {
        zh: `还没有选区域：请选 2–${MOST_COMPARED} 个，第一个是基准。`,
        en: `No region is chosen: choose 2–${MOST_COMPARED}; the first is the base.`,
      };
    case 'one':
      return {
        zh: `只选了${note.region.name}：再选 1–${MOST_COMPARED - 1} 个才有对比。`,
        en: `Only ${note.region.name} is chosen: choose 1–${MOST_COMPARED - 1} more to compare.`,
      };
    case 'too-many': {
      const names = list(note.leftOut.map(({ name }) => name));
      return {
        zh: `最多比较 ${MOST_COMPARED} 个区域，只列前 ${MOST_COMPARED} 个；未列入：${names.zh}。`,
        en: `At most ${MOST_COMPARED} regions are compared, the first ${MOST_COMPARED} are shown; left out: ${names.en}.`,
      };
    }
    case 'nested':
      return {
        zh: `${note.inner.name}在${note.outer.name}之内，已计入${note.outer.name}：可以比较，两者不能相加。`,
        en: `${note.inner.name} lies in ${note.outer.name} and is counted in it: they can be compared, but must not be added.`,
      };
    case 'levels':
      return {
        zh: '所选区域级别不同：绝对数不好比，请看比率或换口径。',
        en: 'The regions are of different levels: absolute numbers say little, look at rates or change the denominator.',
      };
  }
};
