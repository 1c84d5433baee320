/** The good part of every bad table: what is added to it is what is wrong. */
export const HEADS = [
  '编号',
  '煤矿名称',
  '经度',
  '纬度',
  '行政区划代码',
  '风险等级',
  '登记日期',
  '核定产能（万吨/年）',
] as const;

/** Row `at` of a coal register in 江西. */
export const goodRow = (at: number): readonly string[] => [
  `cm-${at}`,
  `示例矿${at}`,
  (114.9 + at / 1000).toFixed(4),
  (25.8 + at / 1000).toFixed(4),
  '360702',
  ['红', '橙', '黄', '蓝'][at % 4] ?? '红',
  `2019-0${(at % 9) + 1}-15`,
  String(30 + at),
];

export const goodRows = (count: number): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, at) => goodRow(at));

export const toText = (rows: readonly (readonly string[])[], separator = ',', lineBreak = '\n'): string =>
  rows.map((row) => row.join(separator)).join(lineBreak);

export const goodCsv = (count = 12): string => `${toText([HEADS, ...goodRows(count)])}\n`;

/** A good table with one cell of its first row replaced. */
export const withCell = (head: (typeof HEADS)[number], cell: string, count = 3): string => {
  const rows = goodRows(count).map((row) => [...row]);
  const [first] = rows;
  if (first !== undefined) first[HEADS.indexOf(head)] = cell;
  return `${toText([HEADS, ...rows])}\n`;
};

/** A good table under another header line. */
export const withHeads = (heads: readonly string[], count = 3): string => {
  const rows = goodRows(count).map((row) => heads.map((_, at) => row[at] ?? `x${at}`));
  return `${toText([heads, ...rows])}\n`;
};

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const utf16 = (text: string, isLittle: boolean, hasMark = true): Uint8Array => {
  const units = hasMark ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), isLittle);
  return bytes;
};

/** The few characters of `goodCsv` in GBK, and ASCII. */
const GBK: Readonly<Record<string, number>> = {
  煤: 0xc3ba,
  编: 0xb1e0,
  号: 0xbac5,
  名: 0xc3fb,
  称: 0xb3c6,
  经: 0xbead,
  度: 0xb6c8,
  纬: 0xceb3,
  行: 0xd0d0,
  政: 0xd5fe,
  区: 0xc7f8,
  划: 0xbbae,
  代: 0xb4fa,
  码: 0xc2eb,
  风: 0xb7e7,
  险: 0xcfd5,
  等: 0xb5c8,
  级: 0xbcb6,
  登: 0xb5c7,
  记: 0xbcc7,
  日: 0xc8d5,
  期: 0xc6da,
  核: 0xbacb,
  定: 0xb6a8,
  产: 0xb2fa,
  能: 0xc4dc,
  万: 0xcdf2,
  吨: 0xb6d6,
  年: 0xc4ea,
  '（': 0xa3a8,
  '）': 0xa3a9,
  示: 0xcabe,
  例: 0xc0fd,
  矿: 0xbff3,
  红: 0xbaec,
  橙: 0xb3c8,
  黄: 0xbbc6,
  蓝: 0xc0b6,
};

export const gbk = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = GBK[character];
      if (code !== undefined) return [code >> 8, code & 0xff];
      const ascii = character.charCodeAt(0);
      if (ascii > 0x7f) throw new Error(`no GBK for ${character}`);
      return [ascii];
    }),
  );

export const joined = (...parts: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array => {
  const bytes = parts.map((part) => (typeof part === 'string' ? utf8(part) : Uint8Array.from(part)));
  const whole = new Uint8Array(bytes.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of bytes) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
