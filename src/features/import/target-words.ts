import type { Localised } from '../../domain/words.ts';
import { formatRate } from '../../ui/format.ts';

/** Texts of what an import does to what is stored, and of what became of it. */
export const TARGET_WORDS = {
  target: { zh: '导入为', en: 'Import as' },
  asNew: { zh: '作为新文件导入', en: 'Import as a new file' },
  asNewNote: {
    zh: '两份登记并存，同一编号会计两次。',
    en: 'Both registers stand side by side; an id in both counts twice.',
  },
  updateNote: {
    zh: '成为它的新版本：列出新增、变更、移除和不变的行，历史保留用于走势。',
    en: 'It becomes its newer version: what was added, changed, removed and unchanged is listed, and the history is kept for trends.',
  },
  same: {
    zh: '这个文件已经导入过；再次导入会替换它。',
    en: 'This file has been imported before; importing it again replaces it.',
  },
} as const satisfies Record<string, Localised>;

export const updateOf = (fileName: string): Localised => ({
  zh: `更新该登记：${fileName}`,
  en: `Update the register: ${fileName}`,
});

export const knownShare = (share: number): Localised => ({
  zh: `抽查的编号中 ${formatRate(share, 0)} % 已在其中`,
  en: `${formatRate(share, 0)} % of the ids looked at are in it`,
});

export const patchOf = (fileName: string): Localised => ({
  zh: `修正“${fileName}”的隔离行：改对的行回到该登记，仍有问题的留在隔离`,
  en: `Correct the quarantined rows of “${fileName}”: rows that are right now enter that register, the others stay in quarantine`,
});
