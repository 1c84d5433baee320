import type { OpenedSource, RowBatch } from './opened-source.ts';
import { NOTE_WORDS } from './words.ts';

/** 度, 分 and 秒 of one axis in columns of their own. */
interface AngleColumns {
  readonly header: string;
  readonly degrees: number;
  readonly minutes: number;
  /** -1 without. */
  readonly seconds: number;
}

const AXIS = /经|纬|lon|lng|lat/i;
const PART = /^(.*?)[\s_/（([【-]*(度|分|秒|°|'|"|deg|min|sec)[)）\]】]?$/i;
const PARTS: Readonly<Record<string, string>> = { '°': '度', "'": '分', '"': '秒', deg: '度', min: '分', sec: '秒' };

const partOf = (header: string): { readonly axis: string; readonly part: string } | null => {
  if (header.length > 40) return null;
  const folded = header.replace(/[′’]/g, "'").replace(/[″”]/g, '"').normalize('NFKC').trim();
  const match = PART.exec(folded);
  // The name itself ends in 度: 经度 alone is no part, 经度度 and 东经 度 are.
  const [axis, part] = [match?.[1]?.trim() ?? '', match?.[2]?.toLowerCase() ?? ''];
  return AXIS.test(axis)
    ? { axis: /(?<![东西南北])[经纬]$/.test(axis) ? `${axis}度` : axis, part: PARTS[part] ?? part }
    : null;
};

const findAngles = (headers: readonly string[]): readonly AngleColumns[] => {
  const byAxis = new Map<string, Map<string, number>>();
  headers.forEach((header, column) => {
    const part = partOf(header);
    if (part === null) return;
    const parts = byAxis.get(part.axis) ?? new Map<string, number>();
    if (!parts.has(part.part)) parts.set(part.part, column);
    byAxis.set(part.axis, parts);
  });
  return [...byAxis].flatMap(([header, parts]) => {
    const [degrees, minutes, seconds = -1] = [parts.get('度'), parts.get('分'), parts.get('秒')];
    return degrees === undefined || minutes === undefined ? [] : [{ header, degrees, minutes, seconds }];
  });
};

const textOf = (row: readonly string[], { degrees, minutes, seconds }: AngleColumns): string => {
  const [degree, minute, second] = [degrees, minutes, seconds].map((column) => (row[column] ?? '').trim());
  if (degree === undefined || degree === '' || (minute === '' && second === '')) return degree ?? '';
  return `${degree}°${minute === '' ? '0' : minute}′${second === '' || second === undefined ? '' : `${second}″`}`;
};

/**
 * A source whose degrees, minutes and seconds stand in columns of their own has them in one, `113°38′24″`, where its
 * degrees stood; any other source as it is. Without this the degrees alone would be a position, tens of kilometres off.
 */
export const joinDegreeColumns = (source: OpenedSource): OpenedSource => {
  const angles = findAngles(source.headers);
  if (angles.length === 0) return source;
  const dropped = new Set(angles.flatMap(({ minutes, seconds }) => [minutes, seconds]));
  const byColumn = new Map(angles.map((angle) => [angle.degrees, angle]));
  const pick = (row: readonly string[]): readonly string[] =>
    row.flatMap((cell, column) => {
      const angle = byColumn.get(column);
      return dropped.has(column) ? [] : [angle === undefined ? cell : textOf(row, angle)];
    });
  const toBatch = (batch: RowBatch): RowBatch => ({
    ...batch,
    rows: batch.rows.map(pick),
    broken: batch.broken.map((broken) =>
      broken.cells === undefined ? broken : { ...broken, cells: pick(broken.cells) },
    ),
  });
  const batches = async function* (): ReturnType<OpenedSource['batches']> {
    const own = source.batches();
    for (;;) {
      const next = await own.next();
      if (next.done === true) return next.value;
      yield toBatch(next.value);
    }
  };
  return {
    ...source,
    headers: source.headers.flatMap((header, column) =>
      dropped.has(column) ? [] : [byColumn.get(column)?.header ?? header],
    ),
    sample: source.sample.map(pick),
    notes: [...source.notes, { code: 'degrees-joined', count: angles.length, words: NOTE_WORDS.degreesJoined }],
    batches,
  };
};
