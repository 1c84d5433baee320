import type { Localised } from '../../domain/words.ts';

/** What storage and the register say of imported files. */
export const STORE_WORDS = {
  quota: {
    zh: '浏览器的存储空间已满：本次导入照常可用，但刷新页面后会消失。请移除不用的导入后重试。',
    en: "The browser's storage is full: this import works now but is lost when the page reloads. Remove imports you do not need and try again.",
  },
  failed: (detail: string): Localised => ({
    zh: `浏览器存储出错（${detail}）：本次导入照常可用，但刷新页面后可能消失。`,
    en: `The browser's storage failed (${detail}): this import works now but may be lost when the page reloads.`,
  }),
  memoryOnly: {
    zh: '此浏览器窗口不提供存储：导入的数据在关闭或刷新页面后消失。',
    en: 'This browser window offers no storage: imported data are lost when the page is closed or reloaded.',
  },
  unreadable: (names: string): Localised => ({
    zh: `以前导入的文件无法读取，请重新导入：${names}`,
    en: `Files imported before cannot be read; import them again: ${names}`,
  }),
  /** Kept by a version of the board whose form of storage is another. */
  oldFormat: (names: string): Localised => ({
    zh: `以下文件是旧版本导入的，存储格式已变，本版本不能读取，请用原文件重新导入：${names}`,
    en: `These files were imported by an older version whose form of storage has changed; import them again from their files: ${names}`,
  }),
  bytesMissing: (name: string): Localised => ({
    zh: `“${name}”的数据在浏览器存储中已不完整，请重新导入`,
    en: `the data of “${name}” are no longer complete in the browser's storage; import the file again`,
  }),
  profileNotKept: {
    zh: '列对应关系未能保存：下次导入同类文件时需重新核对。',
    en: 'The mapping of the columns could not be kept: check it again at the next file of this shape.',
  },
  profileNotForgotten: {
    zh: '保存的列对应关系未能删除。',
    en: 'The saved mapping of the columns could not be deleted.',
  },
  notFound: (source: string): Localised => ({
    zh: `没有这个导入：${source}`,
    en: `there is no import ${source}`,
  }),
  noKind: (kind: string): Localised => ({
    zh: `这个版本没有“${kind}”这个类别`,
    en: `this version has no kind “${kind}”`,
  }),
  notRestored: (name: string, detail: Localised): Localised => ({
    zh: `“${name}”未能恢复：${detail.zh}`,
    en: `“${name}” could not be restored: ${detail.en}`,
  }),
} as const;
