/** On the first chunk: said where the rest of the imported files could not even be loaded. */
export const LAZY_SHELF_WORDS = {
  notLoaded: {
    zh: '导入的文件暂时读不出来（页面的一部分没有取到）：请检查网络后刷新。',
    en: 'Imported files could not be read for now (a part of the page did not come): check the network and reload.',
  },
} as const;
