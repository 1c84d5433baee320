import type { Localised } from '../../domain/words.ts';
import type { JsonFaultPosition } from './json-fault.ts';
import type { Datum } from './types.ts';

const kilo = (value: number): string => value.toLocaleString('en-US');

export const DATUM_NAMES: Readonly<Record<Datum, string>> = {
  WGS84: 'WGS-84',
  CGCS2000: 'CGCS2000',
  GCJ02: 'GCJ-02',
  BD09: 'BD-09',
};

/** Why a whole file cannot be read. Each says what is wrong and what to do. */
export const FAULT_WORDS = {
  emptyFile: { zh: '文件是空的，没有任何文字。', en: 'The file is empty: there is no text in it.' },
  noRows: {
    zh: '文件只有表头，没有数据行（0 行）。没有导入任何内容。',
    en: 'The file has a header but no data rows (0 rows). Nothing was imported.',
  },
  unclosedQuote: (line: number): Localised => ({
    zh: `第 ${kilo(line)} 行有一个没有配对的双引号，从这里起无法分清行和列。请在该行补上引号，或用表格软件重新另存为 CSV。`,
    en: `Line ${kilo(line)} opens a double quote that is never closed; rows and columns cannot be told apart from there on. Close it, or save the file as CSV again from a spreadsheet.`,
  }),
  recordTooLong: (line: number, most: number): Localised => ({
    zh: `从第 ${kilo(line)} 行起，一条记录超过 ${kilo(most)} 个字符：文件没有换行，或不是表格。没有导入任何内容。`,
    en: `From line ${kilo(line)} on a single record is longer than ${kilo(most)} characters: the file has no line breaks, or is no table. Nothing was imported.`,
  }),
  tooManyColumns: (count: number, most: number): Localised => ({
    zh: `表头有 ${kilo(count)} 列，最多读取 ${kilo(most)} 列：分隔符可能不对，或文件不是台账。`,
    en: `The header has ${kilo(count)} columns, at most ${kilo(most)} are read: the delimiter may be another, or the file is no ledger.`,
  }),
  wrongDelimiter: (start: string): Localised => ({
    zh: `只读出一列：分隔符不是逗号、分号、制表符或竖线，或与所选的不符。首行是“${start}”。`,
    en: `Only one column could be read: the delimiter is not a comma, semicolon, tab or bar, or not the one chosen. The first line is “${start}”.`,
  }),
  badJson: (at: JsonFaultPosition | null): Localised => {
    if (at === null) return { zh: 'JSON 写法有误，无法读取。', en: 'The JSON is malformed and cannot be read.' };
    const cut = at.isEndOfText;
    return {
      zh: `JSON 在第 ${kilo(at.line)} 行第 ${kilo(at.column)} 列${cut ? '中断，文件可能不完整' : '写法有误'}（第 ${kilo(at.offset)} 个字符之后）。`,
      en: `The JSON ${cut ? 'breaks off' : 'is malformed'} at line ${kilo(at.line)}, column ${kilo(at.column)} (after character ${kilo(at.offset)})${cut ? '; the file may be incomplete' : ''}.`,
    };
  },
  notGeoJson: {
    zh: '这是 JSON，但既不是 GeoJSON 要素集合，也不是记录数组。',
    en: 'This is JSON, but neither a GeoJSON feature collection nor an array of records.',
  },
  noPosition: {
    zh: '没有一列对应经度和纬度，也没有横坐标和纵坐标、合在一列的坐标、行政区划代码、区县名称或地址：至少要有一种。请在下表为其中一种指定列。',
    en: 'No column says where the rows are: longitude and latitude, easting and northing, both in one column, a division code, a county name or an address; one of these is needed. Choose a column for it below.',
  },
  nothingOpen: {
    zh: '页面里没有打开的文件，请重新选择。',
    en: 'No file is open on this page; choose it again.',
  },
  unknownKind: (kind: string): Localised => ({ zh: `没有“${kind}”这个类别。`, en: `There is no kind “${kind}”.` }),
  unreadable: (detail: string): Localised => ({
    zh: `浏览器读不了这个文件：${detail}`,
    en: `The browser could not read this file: ${detail}`,
  }),
  foreign: (what: Localised): Localised => ({
    zh: `这是${what.zh}，不能作为台账读取。可以导入 CSV、Excel（xlsx、xls、ods）、GeoJSON、Parquet 和打包为 zip 的 Shapefile。`,
    en: `This is ${what.en}, which cannot be read as a ledger. Files can be CSV, Excel (xlsx, xls, ods), GeoJSON, Parquet, or a Shapefile in a zip.`,
  }),
  archiveWithoutRegister: (names: string): Localised => ({
    zh: `压缩包里没有 Shapefile，也不是工作簿；里面是：${names}。请解压后导入其中的文件。`,
    en: `The archive holds no Shapefile and is no workbook; it holds: ${names}. Unpack it and import the file inside.`,
  }),
  emptyArchive: { zh: '压缩包是空的。', en: 'The archive is empty.' },
  tooManyEntries: (count: number, most: number): Localised => ({
    zh: `压缩包有 ${kilo(count)} 个条目，最多 ${kilo(most)} 个。没有导入任何内容。`,
    en: `The archive has ${kilo(count)} entries, at most ${kilo(most)} are read. Nothing was imported.`,
  }),
  tooLarge: (what: string, size: string, most: string): Localised => ({
    zh: `${what} 有 ${size}，最多 ${most}：浏览器装不下。请拆分，或另存为 CSV（CSV 边读边处理，没有此限制）。`,
    en: `${what} is ${size}, at most ${most} fit into the browser. Split it, or save it as CSV, which is read in pieces and has no such limit.`,
  }),
  unpacksBeyond: (name: string): Localised => ({
    zh: `压缩包中的“${name}”解压后比它声明的大：文件已损坏，或是压缩炸弹。没有导入任何内容。`,
    en: `“${name}” in the archive unpacks to more than it states: the file is damaged, or made to overfill. Nothing was imported.`,
  }),
  overfills: (name: string, packed: string, size: string): Localised => ({
    zh: `压缩包中的“${name}”只有 ${packed}，展开后却有 ${size}，台账不会如此：文件已损坏，或为撑满内存而制。没有导入任何内容。`,
    en: `“${name}” in the archive has ${packed} and unpacks to ${size}, as no ledger does: the file is damaged, or made to overfill. Nothing was imported.`,
  }),
  damaged: (format: string, detail: string): Localised => ({
    zh: `${format} 文件已损坏或不完整，无法读取（${detail}）。没有导入任何内容。`,
    en: `The ${format} file is damaged or incomplete and cannot be read (${detail}). Nothing was imported.`,
  }),
  emptyWorkbook: {
    zh: '工作簿里没有数据行（0 行）：所有工作表都是空的。',
    en: 'The workbook has no data rows (0 rows): every sheet is empty.',
  },
  missingPart: (layer: string, part: string): Localised => ({
    zh: `Shapefile“${layer}”缺少 .${part} 文件。请把同名的 .shp、.dbf、.prj 一起压缩。`,
    en: `The Shapefile “${layer}” has no .${part}. Put the .shp, .dbf and .prj of the same name into the zip.`,
  }),
  parquetCodec: (codec: string): Localised => ({
    zh: `Parquet 的压缩方式是 ${codec}，本版读 SNAPPY、ZSTD、GZIP 和不压缩。请用其中一种另存。`,
    en: `The Parquet file is compressed with ${codec}; SNAPPY, ZSTD, GZIP and uncompressed are read. Save it with one of those.`,
  }),
} as const;

/** Why one row is kept apart. */
export const ISSUE_WORDS = {
  badQuotes: { zh: '双引号用法有误，列无法分清', en: 'Quotes are broken, the columns cannot be told apart' },
  ragged: (found: number, expected: number): Localised => ({
    zh: `有 ${found} 列，表头有 ${expected} 列`,
    en: `Has ${found} columns, the header has ${expected}`,
  }),
  notAFeature: { zh: '不是 GeoJSON 要素', en: 'Not a GeoJSON feature' },
  notFinite: { zh: '坐标不是有限的数', en: 'The coordinate is not a finite number' },
  impossible: {
    zh: '坐标超出可能范围（经度 ±180，纬度 ±90）',
    en: 'The coordinate is impossible (longitude ±180, latitude ±90)',
  },
  zero: { zh: '坐标为 (0, 0)，是未填写的痕迹', en: 'The coordinate is (0, 0): the trace of an empty entry' },
  swapped: {
    zh: '经纬度对调：互换后落在中国境内',
    en: 'Longitude and latitude are swapped: exchanged, the point lies in China',
  },
  noPosition: { zh: '既无坐标，也无行政区划代码', en: 'Neither coordinates nor a division code' },
  unknownAdcode: {
    zh: '无坐标，且行政区划代码不在边界数据中',
    en: 'No coordinates, and the division code is not in the boundaries',
  },
  codeAboveCounty: {
    zh: '无坐标，代码只到省或市，无法归入区县',
    en: 'No coordinates, and the code is a province or prefecture: no county can be told',
  },
  outOfRange: (min: number | undefined, max: number | undefined): Localised => ({
    zh: `数值超出可能范围（${min ?? '−∞'} 至 ${max ?? '∞'}）`,
    en: `The value is outside what is possible (${min ?? '−∞'} to ${max ?? '∞'})`,
  }),
} as const;

/** What an accepted row is flagged for. */
export const FLAG_WORDS = {
  duplicate: (key: string): Localised => ({
    zh: `编号重复，已接收，内部键为 ${key}`,
    en: `Id repeated; accepted under the key ${key}`,
  }),
  outside: { zh: '位置不在任何区县内', en: 'The position lies in no county' },
  mismatched: (stated: string, found: string): Localised => ({
    zh: `填报为${stated}，位置落在${found}`,
    en: `Stated as ${stated}, the position lies in ${found}`,
  }),
} as const;

/** What was done to many values at once. */
export const NOTE_WORDS = {
  notLinkedWithoutColumn: {
    zh: '文件没有接入状态列：全部记为“未接入”，因为没有依据说它们已接入。',
    en: 'The file has no link status column: every row counts as “not linked”, because nothing says that it is linked.',
  },
  linkUnreadable: {
    zh: '接入状态为空或无法辨认，记为“未接入”。',
    en: 'Link status empty or not understood; counted as “not linked”.',
  },
  unitFactor: (field: string, unit: string, target: string, factor: number): Localised => ({
    zh: `${field}：${unit} 换算为 ${target}（×${factor}）。`,
    en: `${field}: ${unit} converted to ${target} (× ${factor}).`,
  }),
  unitUnknown: (field: string, unit: string): Localised => ({
    zh: `${field}：不认识表头里的单位“${unit}”，数值照原样采用，请核对。`,
    en: `${field}: the unit “${unit}” in the header is not known; numbers were taken as they stand. Please check.`,
  }),
  nullToken: (field: string, token: string): Localised => ({
    zh: `${field}：写作“${token}”，按空值处理。`,
    en: `${field}: written “${token}”, taken as empty.`,
  }),
  range: (field: string): Localised => ({
    zh: `${field}：写成区间（如 500-600）取中值，写成界限（如 >500）取界限值；原文保留在该行的导入备注里。`,
    en: `${field}: written as a range (such as 500-600), the middle was taken, or as a bound (such as >500), the bound was taken; the text is kept in the row's import note.`,
  }),
  unreadable: (field: string, example: string): Localised => ({
    zh: `${field}：无法辨认的值（如“${example}”），按空值处理，不猜测。`,
    en: `${field}: values not understood (such as “${example}”), taken as empty; nothing was guessed.`,
  }),
  dateSerial: (field: string): Localised => ({
    zh: `${field}：写成 Excel 日期序号，已换算为日期。`,
    en: `${field}: written as Excel serial numbers, converted to dates.`,
  }),
  inverted: (field: string): Localised => ({
    zh: `${field}：按 0=是、1=否 读取。`,
    en: `${field}: read as 0 = yes, 1 = no.`,
  }),
  generatedId: {
    zh: '没有编号：按内容生成了固定编号（以 row- 开头）。',
    en: 'No id: a stable one was made from the content (it begins with row-).',
  },
  idFromCode: (field: string): Localised => ({
    zh: `没有编号列：以“${field}”作编号，下期文件据此对应。`,
    en: `No column of ids: “${field}” stands for it, and the next file is compared by it.`,
  }),
  spoiltId: {
    zh: '编号被表格软件写成科学计数（如 4.30181E+17），后面的位数已丢失，不作编号。请以文本格式重新导出。',
    en: 'The id was written by a spreadsheet as a rounded number (such as 4.30181E+17); its last digits are lost and it is not used as an id. Export the column as text.',
  },
  missingName: { zh: '没有名称：以编号代替。', en: 'No name: the id stands in for it.' },
  unknownAdcode: {
    zh: '行政区划代码不在边界数据中：按坐标判定区县。',
    en: 'The division code is not in the boundaries: the county was found by position.',
  },
  placedByCode: {
    zh: '没有坐标：按行政区划代码归入区县，地图上标在区县标注点（到区县精度）。',
    en: 'No coordinates: counted in the county of the division code and drawn at its label point, marked as such.',
  },
  provinceUnknown: {
    zh: '所填省名无法辨认，未与位置核对。',
    en: 'The stated province was not recognised and could not be checked against the position.',
  },
  placeUnchecked: {
    zh: '边界数据尚未就绪：没有检查“境外”和“省份不符”。',
    en: 'Boundaries were not at hand: “outside” and “another province” were not checked.',
  },
  damaged: (count: number): Localised => ({
    zh: `文件有 ${kilo(count)} 个字符的字节损坏，显示为 �。`,
    en: `${kilo(count)} characters of the file have damaged bytes and show as �.`,
  }),
  duplicateHeaders: {
    zh: '个列名重复：各列按位置分别对应，不合并。',
    en: 'column names occur more than once: the columns are kept apart by their position.',
  },
  syntheticRows: {
    zh: '行自称演示数据：整个登记按演示数据对待，不与真实数据相加。',
    en: 'rows say that they are synthetic: the whole register counts as synthetic and is added to no real one.',
  },
  titleRows: {
    zh: '表头上方的标题行，未计入数据行。',
    en: 'Title lines above the header, not counted as rows.',
  },
  degreesJoined: {
    zh: '个坐标的度、分、秒分列填写，已合为一列读取。',
    en: 'coordinates stood in columns of degrees, minutes and seconds; each is read as one.',
  },
  shapeMiddle: {
    zh: '线和面：以外接框中心作为点位。',
    en: 'Lines and areas: the middle of their box stands for the position.',
  },
  columnsLeftOut: {
    zh: '个列没有对应字段，未导入（其中可能有姓名、电话，因此不保留）。',
    en: 'columns have no field and were not imported (they may hold names or phones, so they are not kept).',
  },
} as const;
