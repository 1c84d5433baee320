import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

/** English that carries Chinese for a reason. */
const HAN_IN_ENGLISH: readonly { readonly text: RegExp; readonly why: string }[] = [
  { text: /^[^\p{Script=Han}]+ \p{Script=Han}+$/u, why: 'an accessible name ends with the fixed Chinese one' },
  { text: /^For example: 章贡/, why: 'what may be typed into the search box' },
  { text: /^synthetic-演示数据$/, why: 'part of a file name: synthetic rows say so in Chinese wherever they go' },
  { text: /^No column holds /, why: 'names the headers that the table may have' },
  {
    text: /^Producing without a valid 采矿许可证/,
    why: 'a value of the register that the sentence asks for, not said',
  },
];

/** Chinese that is written in Latin letters alone: units, proper names and formats. */
const LATIN_IN_CHINESE = /^(m|km|km²|R|Hazard Atlas|CSV|XLSX|GeoJSON|Parquet|Shapefile)$/;

/** Measure words that English has none for. */
const CHINESE_ONLY = ['家', '位'];

interface Text {
  readonly path: string;
  readonly line: number;
  readonly zh: string | null;
  readonly en: string | null;
}

type Node = { readonly type: string; readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Everything written out in an expression, in its order; `null` where nothing is. */
const writtenIn = (node: unknown): string | null => {
  if (Array.isArray(node)) return join(node.map(writtenIn));
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null;
  if (node.type === 'TemplateElement') return (node['value'] as { cooked?: string }).cooked ?? null;
  return join(Object.values(node).map(writtenIn));
};

const join = (parts: readonly (string | null)[]): string | null => {
  const written = parts.filter((part) => part !== null);
  return written.length === 0 ? null : written.join('');
};

const valueOf = (object: Node, name: string): unknown =>
  (object['properties'] as readonly Node[]).find(
    (property) => property.type === 'Property' && (property['key'] as Node)['name'] === name,
  )?.['value'];

const textsOf = (path: string, source: string): readonly Text[] => {
  const { program, errors } = parseSync(path, source);
  expect(errors, path).toEqual([]);
  const texts: Text[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    if (isNode(node) && node.type === 'ObjectExpression') {
      const [zh, en] = [valueOf(node, 'zh'), valueOf(node, 'en')];
      if (zh !== undefined && en !== undefined) {
        const line = source.slice(0, node['start'] as number).split('\n').length;
        texts.push({ path, line, zh: writtenIn(zh), en: writtenIn(en) });
      }
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(program);
  return texts;
};

const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test(-support)?\.tsx?$/.test(path))
  .flatMap((path) => textsOf(`src/${path}`, readFileSync(`src/${path}`, 'utf8')));

const HAN = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;

type Written = Pick<Text, 'zh' | 'en'>;

/** Faults of one text. What is computed (`null`) is judged where it is written. */
const faultsOf = ({ zh, en }: Written): readonly string[] => {
  const faults: string[] = [];
  // What stands in braces is put in by the code, and names a figure.
  const isSaidIn = (text: string | null): boolean => text !== null && LETTER.test(text.replaceAll(/\{[\w-]+\}/g, ''));
  if (zh?.trim() === '' && isSaidIn(en)) faults.push('no Chinese');
  if (en?.trim() === '' && isSaidIn(zh) && !CHINESE_ONLY.includes(zh ?? '')) faults.push('no English');
  if (en !== null && HAN.test(en) && !HAN_IN_ENGLISH.some(({ text }) => text.test(en)))
    faults.push('Chinese in English');
  if (zh !== null && isSaidIn(zh) && !HAN.test(zh) && !LATIN_IN_CHINESE.test(zh.trim()))
    faults.push('Chinese in Latin');
  return faults;
};

describe('every text of the board', () => {
  it('is found', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter(({ zh }) => zh !== null && HAN.test(zh)).length).toBeGreaterThan(400);
  });

  it('is said in Chinese and in English, each in its own script', () => {
    const faults = texts.flatMap((text) =>
      faultsOf(text).map((fault) => `${text.path}:${text.line}: ${fault}: ${text.zh} | ${text.en}`),
    );
    expect(faults).toEqual([]);
  });

  it.each(HAN_IN_ENGLISH)('still needs the exception: $why', ({ text }) => {
    expect(texts.some(({ en }) => en !== null && text.test(en))).toBe(true);
  });
});

describe('the gate itself', () => {
  it.each([
    [{ zh: '登记', en: '' }, 'no English'],
    [{ zh: ' ', en: 'Registered' }, 'no Chinese'],
    [{ zh: '登记', en: '登记' }, 'Chinese in English'],
    [{ zh: '登记', en: 'Registered 登记 sites' }, 'Chinese in English'],
    [{ zh: 'Registered', en: 'Registered' }, 'Chinese in Latin'],
  ] satisfies [Written, string][])('refuses %j', (text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
  });

  it.each([
    { zh: '图例', en: 'Legend 图例' },
    { zh: ' km²', en: ' km²' },
    { zh: '、', en: ', ' },
    { zh: '', en: '' },
    { zh: null, en: 'in ' },
  ] satisfies Written[])('lets %j through', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it('reads texts in functions, templates and conditions', () => {
    const source = 'export const f = (n: number) => ({ zh: n > 1 ? `共 ${n} 处` : `一处`, en: `${n} sites` });';
    expect(textsOf('f.ts', source)).toEqual([{ path: 'f.ts', line: 1, zh: '共  处一处', en: ' sites' }]);
  });
});
