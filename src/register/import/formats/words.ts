import type { Localised } from '../../../domain/words.ts';

/** What a file turned out to be that cannot be read, and what to do with it. */
export const FOREIGN_FILES = {
  pdf: { zh: 'PDF 文档', en: 'a PDF document' },
  image: { zh: '图片', en: 'an image' },
  word: { zh: 'Word 文档', en: 'a Word document' },
  slides: { zh: 'PowerPoint 演示文稿', en: 'a PowerPoint presentation' },
  web: {
    zh: '网页（HTML），有些系统把它命名为 .xls；请用 Excel 打开后另存为 .xlsx',
    en: 'a web page (HTML), which some systems name .xls; open it in Excel and save it as .xlsx',
  },
  kml: { zh: 'KML/KMZ 地标文件；请用 QGIS 另存为 GeoJSON', en: 'a KML/KMZ file; save it as GeoJSON in QGIS' },
  xml: { zh: 'XML 文档', en: 'an XML document' },
  geopackage: {
    zh: 'SQLite 数据库（可能是 GeoPackage）；请用 QGIS 另存为 GeoJSON 或 Parquet',
    en: 'an SQLite database (perhaps a GeoPackage); save it as GeoJSON or Parquet in QGIS',
  },
  archive: {
    zh: '压缩文件（不是 zip）；请解压后导入其中的文件',
    en: 'an archive (not a zip); unpack it and import the file inside',
  },
  shapefilePart: {
    zh: 'Shapefile 的一个部分；请把 .shp、.dbf、.prj 等同名文件一起压缩为 zip 后导入',
    en: 'one part of a Shapefile; put the .shp, .dbf, .prj of the same name together into a zip and import that',
  },
  oldExcel: {
    zh: 'Excel 5.0/95 或更早版本的工作簿；请用表格软件打开，另存为 xlsx 或 CSV',
    en: 'a workbook of Excel 5.0/95 or before; open it in a spreadsheet and save it as xlsx or CSV',
  },
  encryptedParquet: { zh: '加密的 Parquet', en: 'an encrypted Parquet file' },
  unknown: { zh: '未知的二进制文件', en: 'a binary file of an unknown kind' },
} as const satisfies Readonly<Record<string, Localised>>;

export type ForeignFile = keyof typeof FOREIGN_FILES;

const kilo = (value: number): string => value.toLocaleString('en-US');

/** What the reader of the account must know of how a file was read. The number stands before each of them. */
export const FORMAT_NOTES = {
  wrongExtension: (extension: string, format: string): Localised => ({
    zh: `扩展名是“.${extension}”，内容是 ${format}：按内容读取。`,
    en: `The name ends in “.${extension}”, the content is ${format}: it was read as what it is.`,
  }),
  mergedCells: {
    zh: '个单元格属于合并单元格：已填入合并区域左上角的值。',
    en: 'cells belong to merged cells and were given the value of their first cell.',
  },
  mergedBudget: {
    zh: '处合并区域过大，未填充。',
    en: 'merged areas are too large and were not filled.',
  },
  errorCells: {
    zh: '个单元格是公式错误（如 #N/A），按空值处理。',
    en: 'cells hold a formula error (such as #N/A) and are taken as empty.',
  },
  formulasWithoutValue: {
    zh: '个公式没有保存计算结果，按空值处理；请在表格软件中重新计算并保存。',
    en: 'formulas have no stored result and are taken as empty; recalculate and save the workbook.',
  },
  lostDigits: {
    zh: '个单元格的数字超过 15 位（如统一社会信用代码），表格软件已丢失末尾数字；请把该列设为文本后重新填写。',
    en: 'cells hold numbers of more than 15 digits (such as credit codes): the spreadsheet has already lost the last ones. Make the column text and enter them again.',
  },
  cutCells: {
    zh: '个单元格的文字超过 32,767 个字符，已截断。',
    en: 'cells hold more than 32,767 characters and were cut.',
  },
  hiddenRows: {
    zh: '行在工作表中被隐藏（如筛选），同样读取。',
    en: 'rows are hidden in the sheet (by a filter, say); they are read all the same.',
  },
  sheetsLeftOut: (names: string): Localised => ({
    zh: `张工作表未读取：${names}。可在“工作表”中选择。`,
    en: `sheets were not read: ${names}. They can be chosen under “Sheets”.`,
  }),
  sheetsAppended: {
    zh: '张工作表表头相同，首尾相接读取；工作表名在最后一列。',
    en: 'sheets have the same header and were read one after the other; the last column names the sheet.',
  },
  joined: (sheet: string, key: string): Localised => ({
    zh: `行按“${key}”与工作表“${sheet}”对应，其各列并入。`,
    en: `rows found their partner in the sheet “${sheet}” by “${key}”, whose columns stand beside theirs.`,
  }),
  joinBaseAlone: (sheet: string): Localised => ({
    zh: `行在工作表“${sheet}”中没有对应行，相应各列为空。`,
    en: `rows have no partner in the sheet “${sheet}”; its columns are empty there.`,
  }),
  joinOtherAlone: (sheet: string): Localised => ({
    zh: `行只在工作表“${sheet}”中出现，未读取。`,
    en: `rows occur in the sheet “${sheet}” only and were not read.`,
  }),
  joinRepeated: (sheet: string, key: string): Localised => ({
    zh: `行在工作表“${sheet}”中重复了“${key}”：只取第一行，不增加行数。`,
    en: `rows of the sheet “${sheet}” repeat a “${key}”: the first was taken, no row was multiplied.`,
  }),
  joinNotPossible: (sheet: string): Localised => ({
    zh: `个连接无法执行：工作表“${sheet}”或所选的列不存在。`,
    en: `joins could not be made: the sheet “${sheet}” or a column chosen does not exist.`,
  }),
  sameColumns: (sheet: string): Localised => ({
    zh: `列与工作表“${sheet}”中的内容完全相同，只保留一次。`,
    en: `columns of the sheet “${sheet}” say exactly the same as those already there and were kept once.`,
  }),
  layersLeftOut: (names: string): Localised => ({
    zh: `个图层未读取：${names}。可在“工作表”中选择。`,
    en: `layers were not read: ${names}. They can be chosen under “Sheets”.`,
  }),
  deletedRecords: {
    zh: '条记录在 .dbf 中标为已删除，未读取。',
    en: 'records are marked as deleted in the .dbf and were not read.',
  },
  memoFields: {
    zh: '列的内容在 .dbt/.fpt 备注文件中，未读取。',
    en: 'columns keep their text in a .dbt or .fpt memo file and are empty here.',
  },
  encodingOverruled: (stated: string, used: string): Localised => ({
    zh: `文件注明编码为 ${stated}，但文字不符，按 ${used} 读取。`,
    en: `The file states the encoding ${stated}, which does not fit its text; it was read as ${used}.`,
  }),
  otherEncoding: (used: string): Localised => ({ zh: `文字按 ${used} 编码读取。`, en: `Text was read as ${used}.` }),
  nullCharacters: {
    zh: '个空字符（NUL）夹在文字中，已删去；相邻的文字可能不完整。',
    en: 'NUL characters stood in the text and were dropped; the text beside them may be incomplete.',
  },
  wrappedList: (path: string): Localised => ({
    zh: `条记录取自接口应答中的“${path.slice(0, 80)}”。`,
    en: `records were taken from “${path.slice(0, 80)}” of an interface’s answer.`,
  }),
  geometryWithoutShape: {
    zh: '行的几何由多个部分组成，无法作为一条线或一个面绘制：以外接框中心作为点位。',
    en: 'rows have a geometry of several parts that cannot be drawn as one line or area: the middle of their box stands for them.',
  },
  bytesAsHex: {
    zh: '个值是二进制内容，以十六进制显示。',
    en: 'values are bytes and are shown as hexadecimal digits.',
  },
} as const;

/** Why a text is no ledger though it has lines. */
export const TEXT_WORDS = {
  mostlyBroken: (broken: number): Localised => ({
    zh: `已有 ${kilo(broken)} 行的列数与表头不符或引号有误，几乎没有一行可读：文件不是这张表头的台账，或分隔符不对。没有导入任何内容。`,
    en: `${kilo(broken)} rows have other columns than the header or broken quotes, and next to none can be read: the file is no ledger of this header, or its delimiter is another. Nothing was imported.`,
  }),
} as const;

/** Why a workbook cannot be opened, and what to do. */
export const WORKBOOK_WORDS = {
  encrypted: {
    zh: '工作簿有打开密码，无法读取。请用表格软件打开并取消密码，另存为 xlsx 或 CSV 后再导入。',
    en: 'The workbook asks for a password and cannot be read. Open it in your spreadsheet, remove the password, save it as xlsx or CSV and import that.',
  },
  unreadable: (detail: string): Localised => ({
    zh: `Excel 文件已损坏、不完整或版本过旧，无法读取（${detail}）。请用表格软件打开，另存为 xlsx 或 CSV 后再导入。没有导入任何内容。`,
    en: `The Excel file is damaged, incomplete or of too old a version and cannot be read (${detail}). Open it in a spreadsheet, save it as xlsx or CSV and import that. Nothing was imported.`,
  }),
} as const;

/** Why one record of a file is kept apart. */
export const RECORD_WORDS = {
  hugeFeature: (limit: number): Localised => ({
    zh: `要素超过 ${kilo(limit)} 个字符（顶点过多），无法读取`,
    en: `The feature is longer than ${kilo(limit)} characters (too many vertices)`,
  }),
  everyFeatureHuge: (count: number, limit: number): Localised => ({
    zh: `要素太大：文件共有 ${kilo(count)} 个要素，没有一个不超过 ${kilo(limit)} 个字符（约一百万个顶点）。请用 QGIS 简化几何或拆分后再导入。没有导入任何内容。`,
    en: `Too large: of ${kilo(count)} feature(s) in the file none is within ${kilo(limit)} characters (about a million vertices). Simplify or split the geometry in QGIS. Nothing was imported.`,
  }),
  brokenShape: { zh: '.shp 中这条记录的几何已损坏', en: 'The shape of this record is damaged in the .shp' },
} as const;
