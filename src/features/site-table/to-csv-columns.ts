import type { CsvCell } from '../../domain/csv.ts';
import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { COLUMNS, type ColumnId } from './columns.ts';
import type { RowSource } from './props.ts';
import { toFlagWords, toReasonWords, warningColour } from './row-words.ts';
import { toPlaces, type PlaceName } from './to-places.ts';
import { FILE_HEADS, WORDS } from './words.ts';

export interface CsvContext {
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  readonly language: Language;
  readonly sourceOf: (row: SiteRow) => RowSource;
}

type Text = (words: Localised) => string;
/** What a column of the file is made from. */
interface RowContext extends CsvContext {
  readonly text: Text;
  readonly kind: HazardKind | undefined;
}

interface CsvColumn {
  readonly head: Localised;
  readonly cell: (row: SiteRow, context: RowContext) => CsvCell;
}

const yesNo = (isTrue: boolean, text: Text): string => text(isTrue ? WORDS.yes : WORDS.no);
const nameOf = (place: PlaceName): string | null => (typeof place === 'string' ? null : place.name);

const toReason = (row: SiteRow, { kind, text }: RowContext): string | null => {
  const words = toReasonWords(row, kind);
  return typeof words === 'string' ? null : text(words);
};

/** A column of the table is one or more of the file: values a program reads stand apart from each other. */
const CSV_COLUMNS: Readonly<Record<ColumnId, readonly CsvColumn[]>> = {
  kind: [
    {
      head: COLUMNS.kind.words,
      cell: (row, { kind, text }) => text(kind?.words.name ?? { zh: row.kind, en: row.kind }),
    },
  ],
  name: [{ head: COLUMNS.name.words, cell: (row) => row.name }],
  id: [{ head: COLUMNS.id.words, cell: (row) => row.id }],
  province: [
    { head: COLUMNS.province.words, cell: (row, { regions }) => nameOf(toPlaces(row.adcode, regions).province) },
  ],
  prefecture: [
    { head: COLUMNS.prefecture.words, cell: (row, { regions }) => nameOf(toPlaces(row.adcode, regions).prefecture) },
  ],
  county: [
    { head: COLUMNS.county.words, cell: (row, { regions }) => nameOf(toPlaces(row.adcode, regions).county) },
    { head: FILE_HEADS.adcode, cell: (row) => row.adcode },
  ],
  level: [{ head: FILE_HEADS.level, cell: (row, { text }) => text(LEVEL_WORDS[row.level].colour) }],
  link: [
    { head: FILE_HEADS.link, cell: (row, { text }) => text(LINK_WORDS[row.link]) },
    { head: FILE_HEADS.late, cell: (row, { text }) => yesNo(row.isLate, text) },
    { head: FILE_HEADS.lost, cell: (row, { text }) => yesNo(row.isLost, text) },
  ],
  reason: [{ head: FILE_HEADS.reason, cell: toReason }],
  warning: [
    { head: FILE_HEADS.warning, cell: (row, { text }) => text(warningColour(row.warning) ?? WORDS.noWarning) },
    { head: FILE_HEADS.kept, cell: (row, { text }) => yesNo(row.isWarningRetained, text) },
  ],
  exposure: [
    { head: FILE_HEADS.exposure, cell: (row) => row.exposure },
    {
      head: FILE_HEADS.exposureMeaning,
      cell: (_, { kind, text }) => text(kind?.exposure?.words ?? WORDS.notApplicable),
    },
  ],
  'last-report': [{ head: COLUMNS['last-report'].words, cell: (row) => row.lastReportAt }],
  registered: [{ head: COLUMNS.registered.words, cell: (row) => row.registeredOn }],
  linked: [{ head: COLUMNS.linked.words, cell: (row) => row.linkedOn }],
  flags: [
    {
      head: COLUMNS.flags.words,
      cell: (row, { kind, text }) => toFlagWords(row, kind).map(text).join(text(WORDS.listComma)),
    },
  ],
  position: [
    { head: FILE_HEADS.lng, cell: (row) => row.lngLat?.[0] ?? null },
    { head: FILE_HEADS.lat, cell: (row) => row.lngLat?.[1] ?? null },
  ],
  // Stands in every file, whatever the table shows: ORIGIN.
  source: [],
};

/** Where a row comes from, of when it is, and whether it is invented. */
const ORIGIN: readonly CsvColumn[] = [
  { head: FILE_HEADS.source, cell: (row, { sourceOf }) => sourceOf(row).name },
  { head: FILE_HEADS.asOf, cell: (row, { sourceOf }) => sourceOf(row).asOf },
  { head: FILE_HEADS.synthetic, cell: (row, { text }) => yesNo(row.isSynthetic, text) },
];

/** Heads and cells of the file for the columns on screen; unknown is an empty cell. */
export const toCsvColumns = (
  columns: readonly ColumnId[],
  context: CsvContext,
): { readonly head: readonly string[]; readonly toCells: (row: SiteRow) => readonly CsvCell[] } => {
  const own = [...columns.flatMap((id) => CSV_COLUMNS[id]), ...ORIGIN];
  const text: Text = (words) => inLanguage(words, context.language);
  const kinds = new Map(context.kinds.map((kind) => [kind.id, kind]));
  return {
    head: own.map(({ head }) => text(head)),
    toCells: (row) => own.map(({ cell }) => cell(row, { ...context, text, kind: kinds.get(row.kind) })),
  };
};
