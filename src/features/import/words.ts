import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  title: { zh: '导入台账', en: 'Import a ledger' },
  dropHere: { zh: '把文件拖到这里，或拖到页面任何地方', en: 'Drop a file here, or anywhere on the page' },
  dropNow: { zh: '松开鼠标即可读取', en: 'Let go to read the file' },
  choose: { zh: '选择文件', en: 'Choose a file' },
  formats: {
    zh: 'CSV、TSV、Excel（xlsx、xls）、ODS、GeoJSON、Parquet、Shapefile 压缩包。文件只在本机浏览器里处理，不上传。',
    en: 'CSV, TSV, Excel (xlsx, xls), ODS, GeoJSON, Parquet, zipped Shapefile. The file is handled in this browser and not sent anywhere.',
  },
  reading: { zh: '正在读取', en: 'Reading' },
  importing: { zh: '正在导入', en: 'Importing' },
  failed: { zh: '无法读取', en: 'Cannot be read' },
  import: { zh: '导入', en: 'Import' },
  another: { zh: '导入另一个文件', en: 'Import another file' },
  checkThenImport: {
    zh: '以下是页面的判断，可以直接导入，也可以先改。',
    en: 'These are the page’s guesses: import at once, or correct them first.',
  },
  file: { zh: '文件', en: 'File' },
  rows: { zh: '行', en: 'rows' },
  columns: { zh: '列', en: 'columns' },
  kind: { zh: '类别', en: 'Kind' },
  changed: { zh: '已改', en: 'corrected' },
  rowsUnknown: { zh: '读完才知道', en: 'known when read to the end' },
  cancel: { zh: '取消', en: 'Cancel' },
  cancelNote: {
    zh: '取消后什么也不会导入，没有半个文件。页面其他部分可以照常使用。',
    en: 'If cancelled, nothing is imported, not half a file. The rest of the page can be used meanwhile.',
  },
  storing: { zh: '正在写入登记', en: 'Writing the register' },
  storingNote: {
    zh: '行已全部转换，正在写入，马上完成。',
    en: 'Every row is converted; it is being written and will be done in a moment.',
  },
  fileNotes: { zh: '关于这个文件', en: 'About this file' },
  field: { zh: '字段', en: 'Field' },
  preview: { zh: '预览', en: 'Preview' },
  done: { zh: '导入结果', en: 'What became of the rows' },
  read: { zh: '读取', en: 'Read' },
  accepted: { zh: '接收', en: 'Accepted' },
  quarantined: { zh: '隔离', en: 'Quarantined' },
  sum: { zh: '接收 + 隔离 = 读取', en: 'accepted + quarantined = read' },
  showOnMap: { zh: '在地图上查看', en: 'Show on the map' },
  levels: { zh: '等级', en: 'Levels' },
  notes: { zh: '处理说明', en: 'What was done' },
  quarantineList: { zh: '隔离的行', en: 'Quarantined rows' },
  duplicates: { zh: '编号重复（已接收）', en: 'Repeated ids (accepted)' },
  outside: { zh: '不在任何区县内（已接收）', en: 'In no county (accepted)' },
  mismatched: { zh: '位置与填报不符（已接收）', en: 'Position elsewhere than stated (accepted)' },
  none: { zh: '没有', en: 'none' },
  unchecked: { zh: '未检查', en: 'not checked' },
  row: { zh: '行', en: 'Row' },
  value: { zh: '值', en: 'Value' },
  reason: { zh: '原因', en: 'Reason' },
  wholeRow: { zh: '整行', en: 'whole row' },
  stored: { zh: '已导入的文件', en: 'Imported files' },
  nothingStored: {
    zh: '还没有导入过文件。导入的文件保存在本浏览器中，刷新后仍在。',
    en: 'No file has been imported yet. Imported files are kept in this browser and survive a reload.',
  },
  unreadableEntry: {
    zh: '这一版读不了，请重新导入文件，或移除它。',
    en: 'This version cannot read it: import the file again, or remove it.',
  },
  inUse: { zh: '启用', en: 'In use' },
  report: { zh: '结果', en: 'Result' },
  remove: { zh: '移除', en: 'Remove' },
  removeSure: {
    zh: '移除后无法恢复，需重新导入。',
    en: 'This cannot be undone; the file would have to be imported again.',
  },
  removeYes: { zh: '确认移除', en: 'Remove it' },
  removeNo: { zh: '保留', en: 'Keep it' },
  unit: { zh: '行', en: 'rows' },
  source: { zh: '来源', en: 'Source' },
  spreadsheetRows: {
    zh: '行号与表格软件一致（表头为第 1 行）；GeoJSON 按要素次序。',
    en: 'Row numbers are those of a spreadsheet (the header is row 1); features of GeoJSON count from 1.',
  },
  readDefinition: {
    zh: '文件中的数据行；表头、空行和表头上方的标题行不计。',
    en: 'Data rows of the file; header, blank lines and title lines above the header do not count.',
  },
  acceptedDefinition: {
    zh: '进入登记的行，包括编号重复、境外和位置不符的行。',
    en: 'Rows that entered the register, with repeated ids, outside every county and misplaced ones.',
  },
  quarantinedDefinition: {
    zh: '没有进入登记的行，每一行都列出原因。',
    en: 'Rows that did not enter the register; each is listed with its reason.',
  },
  registersName: { zh: '登记数据检查', en: 'Rows of the registers 登记数据检查' },
  registers: { zh: '登记服务给出的行', en: 'Rows that the services gave' },
  registerScope: { zh: '整个登记', en: 'The whole register' },
  noneQuarantined: { zh: '没有隔离的行。', en: 'No row was quarantined.' },
  siteId: { zh: '编号', en: 'Id' },
  registerReadDefinition: { zh: '登记服务给出的行。', en: 'Rows that the service gave.' },
  scope: { zh: '整个文件', en: 'The whole file' },
  guide: { zh: '能导入什么', en: 'What can be imported' },
  rowsGuide: { zh: '导入后怎样', en: 'What becomes of the rows' },
  needed: { zh: '必填', en: 'Needed:' },
  template: { zh: '空表 CSV', en: 'Empty CSV' },
} as const satisfies Record<string, Localised>;

/** What a newcomer has to know before a file is handed over. */
export const GUIDE_STEPS: readonly { readonly title: Localised; readonly body: Localised }[] = [
  {
    title: { zh: '先判断，再导入', en: 'First a guess, then the import' },
    body: {
      zh: '编码、表头、类别、单位、坐标系和列的对应由页面判断，导入前可以逐项改；改过的映射会用到下一份同样的文件。表头不必与空表一致。',
      en: 'The page guesses encoding, header, kind, units, reference system and columns; all of it can be corrected before the import, and the mapping is used again for the next file of the same shape. Headers need not be those of the empty table.',
    },
  },
  {
    title: { zh: '一行不丢', en: 'No row is lost' },
    body: {
      zh: '接收 + 隔离 = 读取。隔离的每一行列出原因，可下载后改正，再作为修正导回。',
      en: 'Accepted + quarantined = read. Each quarantined row is listed with its reason, to be downloaded, corrected and imported again as a patch.',
    },
  },
  {
    title: { zh: '更新留下历史', en: 'A newer file keeps the history' },
    body: {
      zh: '下个月的文件更新同一份登记：列出新增、变更、移除和不变，旧版本的计数留作走势。',
      en: 'Next month’s file updates the same register: added, changed, removed and unchanged are listed, and the counts of earlier versions are kept for trends.',
    },
  },
  {
    title: { zh: '没有依据不定级', en: 'No level without a ground' },
    body: {
      zh: '文件填报的等级照原样；没有填报的按规则计算；缺依据的列为未评估，不当作低风险。',
      en: 'A stated level stands as it is; where none is stated the rule computes it; where the rule lacks its ground the site is unassessed, which is not low risk.',
    },
  },
  {
    title: { zh: '真实与演示不相加', en: 'Real and synthetic are never added' },
    body: {
      zh: '同一类别有真实数据时不计演示数据；在一张图的筛选栏可以切换。',
      en: 'Where a kind has real data its synthetic data do not count; the filter bar of the map switches between them.',
    },
  },
  {
    title: { zh: '不离开本机', en: 'It stays on this machine' },
    body: {
      zh: '文件在浏览器里读取，保存在本浏览器中，不上传；随时可以停用或移除。换一台电脑或清除浏览器数据后需要重新导入。',
      en: 'Files are read and kept in this browser and not sent anywhere; each can be switched off or removed. On another machine, or after the browser’s data are cleared, they have to be imported again.',
    },
  },
];

export const missingForLevel = (fields: readonly string[], count: number): Localised => ({
  zh: `${count.toLocaleString('en-US')} 行未评估：缺少${fields.join('、')}，没有依据定级。`,
  en: `${count.toLocaleString('en-US')} rows unassessed: ${fields.join(', ')} missing, so there is no ground for a level.`,
});

export const levelOrigins = (stated: number, computed: number): Localised => ({
  zh: `文件填报 ${stated.toLocaleString('en-US')} 行，按规则计算 ${computed.toLocaleString('en-US')} 行。`,
  en: `${stated.toLocaleString('en-US')} stated by the file, ${computed.toLocaleString('en-US')} computed by the rule.`,
});

export const firstOf = (shown: number, all: number): Localised => ({
  zh: `共 ${all.toLocaleString('en-US')} 行，下面是前 ${shown.toLocaleString('en-US')} 行。`,
  en: `${all.toLocaleString('en-US')} rows in all; the first ${shown.toLocaleString('en-US')} are shown.`,
});

export const previewOf = (shown: number, all: number | null): Localised =>
  all === null
    ? { zh: `前 ${shown} 行`, en: `first ${shown} rows` }
    : {
        zh: `前 ${shown} 行，共 ${all.toLocaleString('en-US')} 行`,
        en: `first ${shown} of ${all.toLocaleString('en-US')} rows`,
      };

export const actionOn = (action: Localised, fileName: string): Localised => ({
  zh: `${action.zh}：${fileName}`,
  en: `${action.en}: ${fileName}`,
});

/** What the workbench says of itself. */
export const STAGE_WORDS = {
  readingCancelled: (fileName: string): Localised => ({
    zh: `已取消读取 ${fileName}，没有导入任何内容。`,
    en: `Reading ${fileName} was cancelled; nothing was imported.`,
  }),
  otherCancelled: (fileName: string): Localised => ({
    zh: `打开了另一个文件，${fileName} 的导入已取消，没有导入任何内容。`,
    en: `Another file was opened, so the import of ${fileName} was cancelled; nothing of it was imported.`,
  }),
  importCancelled: {
    zh: '已取消，没有导入任何内容。可以再次导入。',
    en: 'Cancelled; nothing was imported. It can be imported again.',
  },
  patchWithoutImport: {
    zh: '这是一份隔离行的修正文件，但本浏览器里没有它所属的导入；只能作为新文件导入。',
    en: 'These are corrected rows of an import that this browser does not have; they can only be imported as a file of their own.',
  },
} as const;
