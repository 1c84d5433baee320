import type { Localised } from '../../domain/words.ts';

const kilo = (value: number): string => value.toLocaleString('en-US');

/** Texts of what became of the rows of an import. */
export const ACCOUNT_WORDS = {
  done: { zh: '导入结果', en: 'What became of the rows' },
  read: { zh: '读取', en: 'Read' },
  accepted: { zh: '接收', en: 'Accepted' },
  quarantined: { zh: '隔离', en: 'Quarantined' },
  duplicates: { zh: '编号重复', en: 'Repeated ids' },
  placedByCode: { zh: '按代码落位', en: 'Placed by code' },
  placedByName: { zh: '按名称落位', en: 'Placed by name' },
  outside: { zh: '境外或未落位', en: 'In no county' },
  mismatched: { zh: '位置与填报不符', en: 'Elsewhere than stated' },
  ofAccepted: { zh: '接收的行里', en: 'Among the accepted rows' },
  duplicatesDefinition: {
    zh: '编号与前面的行相同；已接收，另给内部键。',
    en: 'The id stands in an earlier row; accepted under a key of its own.',
  },
  placedByCodeDefinition: {
    zh: '没有坐标，按行政区划代码放在区县标注点，记为区县精度。',
    en: 'No coordinates: at the label point of the county of their code, marked as of county precision.',
  },
  placedByNameDefinition: {
    zh: '没有坐标，按区划名称或地址放在区县标注点，记为区县精度。',
    en: 'No coordinates: at the label point of the county of their names or address, marked as of county precision.',
  },
  outsideDefinition: {
    zh: '不在任何区县内；已接收，计入“境外或未落位”。',
    en: 'In no county; accepted and counted as outside or unplaced.',
  },
  mismatchedDefinition: {
    zh: '坐标所在的省或区县与该行填报的不同；已接收。',
    en: 'The position lies in another province or county than the row states; accepted.',
  },
  uncheckedDefinition: { zh: '没有边界数据，未检查。', en: 'Not looked at: no boundaries were at hand.' },
  reasons: { zh: '隔离原因', en: 'Why rows are in quarantine' },
  correct: { zh: '修正隔离行', en: 'Correct quarantined rows' },
  correctHow: {
    zh: '下载后在表格软件中改正原来的列（前 5 列不要改），再导入修正后的文件：改对的行回到本登记，仍有问题的留在隔离。',
    en: 'Download them, correct the original columns in a spreadsheet (leave the first 5 alone), and import the corrected file: rows that are right enter this register, the others stay in quarantine.',
  },
  download: { zh: '下载全部隔离行（CSV）', en: 'Download every quarantined row (CSV)' },
  importPatch: { zh: '导入修正后的文件', en: 'Import the corrected file' },
  difference: { zh: '与上一版本相比', en: 'Against the version before' },
  added: { zh: '新增', en: 'Added' },
  changed: { zh: '变更', en: 'Changed' },
  removed: { zh: '移除', en: 'Removed' },
  unchanged: { zh: '不变', en: 'Unchanged' },
  addedDefinition: {
    zh: '新版本有、上一版本没有的编号。',
    en: 'Ids of the newer version that the one before did not have.',
  },
  changedDefinition: { zh: '两个版本都有，内容不同的编号。', en: 'Ids of both versions whose content differs.' },
  removedDefinition: {
    zh: '上一版本有、新版本没有的编号；已不在登记中。',
    en: 'Ids of the version before that the newer one does not have; no longer in the register.',
  },
  unchangedDefinition: { zh: '两个版本都有，内容相同的编号。', en: 'Ids of both versions with the same content.' },
  sumOfDifference: { zh: '新增 + 变更 + 不变 = 接收', en: 'added + changed + unchanged = accepted' },
  siteId: { zh: '编号', en: 'Id' },
  versions: { zh: '版本', en: 'Versions' },
  gradedOtherwise: {
    zh: '定级规则或颜色在导入后改过，计算出的等级可能已经过时：请重新导入。',
    en: 'The grading rule or its colours changed after the import, so computed levels may be out of date: import it again.',
  },
  placedByCodeList: { zh: '按代码落位（已接收）', en: 'Placed by code (accepted)' },
  placedByNameList: { zh: '按名称落位（已接收）', en: 'Placed by name (accepted)' },
  cannotDownload: { zh: '下载失败', en: 'The download failed' },
} as const satisfies Record<string, Localised>;

export const patched = (fixed: number, left: number): Localised => ({
  zh: `修正文件已导入：${kilo(fixed)} 行改对并接收，仍隔离 ${kilo(left)} 行。`,
  en: `The corrected file is in: ${kilo(fixed)} rows are right and accepted, ${kilo(left)} are still in quarantine.`,
});

export const versionLine = (accepted: number, read: number, quarantined: number): Localised => ({
  zh: `接收 ${kilo(accepted)} / ${kilo(read)}${quarantined > 0 ? ` · 隔离 ${kilo(quarantined)}` : ''}`,
  en: `${kilo(accepted)} / ${kilo(read)} accepted${quarantined > 0 ? ` · ${kilo(quarantined)} quarantined` : ''}`,
});

/** `+12 −3 ~5`: added, removed, changed. */
export const versionChange = (added: number, removed: number, changed: number): Localised => ({
  zh: `新增 ${kilo(added)} · 移除 ${kilo(removed)} · 变更 ${kilo(changed)}`,
  en: `${kilo(added)} added · ${kilo(removed)} removed · ${kilo(changed)} changed`,
});
