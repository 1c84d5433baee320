import type { Localised } from '../../domain/words.ts';

/** What an account says of patches. */
export const PATCH_WORDS = {
  taken: {
    zh: '行经补正文件更正后转入登记',
    en: 'rows were corrected by a patch and joined the register',
  },
  stillBad: {
    zh: '行补正后仍不合格，留在隔离区，原因已更新',
    en: 'rows of a patch are still not acceptable and stay in quarantine under their new reason',
  },
  refused: {
    zh: '补正文件中有不在隔离区的行（行号不符或已补正），未采用',
    en: 'rows of a patch are not in quarantine (another row number, or corrected before) and were not taken',
  },
  unreadable: (detail: Localised): Localised => ({
    zh: `补正未能合并，原导入保持不变：${detail.zh}`,
    en: `the patch could not be merged and the import stays as it was: ${detail.en}`,
  }),
  noRowNumbers: {
    zh: '补正文件没有原文件的行号（quarantine_row、source_row）',
    en: 'the patch does not carry the row numbers of the original file (quarantine_row, source_row)',
  },
} as const;
