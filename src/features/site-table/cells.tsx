import type { ReactNode } from 'react';
import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { formatCount, formatIso, MISSING } from '../../ui/format.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { LinkMark, WarningMark } from '../../ui/site-symbol.tsx';
import type { ColumnId } from './columns.ts';
import type { RowSource } from './props.ts';
import { isNeverLinked, toFlagWords, toReasonWords, warningColour } from './row-words.ts';
import styles from './site-table.module.css';
import { toPlaces, type PlaceName } from './to-places.ts';
import { WORDS } from './words.ts';

export interface CellContext {
  readonly kinds: ReadonlyMap<string, HazardKind>;
  readonly regions: RegionIndex;
  readonly text: (words: Localised) => string;
  readonly sourceOf: (row: SiteRow) => RowSource;
}

interface CellProps {
  readonly row: SiteRow;
  readonly context: CellContext;
}

/** What one column shows of a row. */
export const toCell = (id: ColumnId, row: SiteRow, context: CellContext): ReactNode => {
  const { text, kinds } = context;
  const kind = kinds.get(row.kind);
  switch (id) {
    case 'kind':
      return (
        <>
          <KindIcon shape={kind?.shape ?? 'circle'} size={15} />
          <span className={styles['text']}>{kind === undefined ? row.kind : text(kind.words.shortName)}</span>
        </>
      );
    case 'name':
      return (
        <>
          <span className={styles['text']}>{row.name}</span>
          {row.isSynthetic ? <small className={styles['tag']}>{text(WORDS.synthetic)}</small> : null}
        </>
      );
    case 'id':
      return <span className={styles['text']}>{row.id}</span>;
    case 'province':
    case 'prefecture':
    case 'county':
      return <Place place={toPlaces(row.adcode, context.regions)[id]} isShort={id !== 'county'} text={text} />;
    case 'level':
      return <Level row={row} context={context} />;
    case 'link':
      return <Link row={row} context={context} />;
    case 'reason':
      return <Reason row={row} context={context} />;
    case 'warning':
      return <Warning row={row} context={context} />;
    case 'exposure':
      return <Exposure row={row} context={context} />;
    case 'last-report':
      return row.lastReportAt === null ? <Quiet words={text(WORDS.neverReported)} /> : formatIso(row.lastReportAt);
    case 'registered':
      return row.registeredOn ?? <Unknown words={text(WORDS.unknown)} />;
    case 'linked':
      if (row.linkedOn !== null) return row.linkedOn;
      return isNeverLinked(row) ? <Quiet words={text(WORDS.notApplicable)} /> : <Unknown words={text(WORDS.unknown)} />;
    case 'flags':
      return <Flags row={row} context={context} />;
    case 'position':
      return row.lngLat === null ? (
        <Quiet words={text(WORDS.noPosition)} />
      ) : (
        row.lngLat.map((degrees) => degrees.toFixed(5)).join(', ')
      );
    case 'source':
      return <span className={styles['text']}>{context.sourceOf(row).name}</span>;
  }
};

/** — for the eye, words for whoever listens. */
const Unknown = ({ words }: { readonly words: string }) => (
  <span className={styles['quiet']}>
    <span aria-hidden="true">{MISSING}</span>
    <span className="visually-hidden">{words}</span>
  </span>
);

/** There is nothing to know here, and the words say so. */
const Quiet = ({ words }: { readonly words: string }) => <span className={styles['quiet']}>{words}</span>;

interface PlaceProps {
  readonly place: PlaceName;
  readonly isShort: boolean;
  readonly text: CellContext['text'];
}

const Place = ({ place, isShort, text }: PlaceProps) => {
  if (place === 'not-applicable') return <Quiet words={text(WORDS.notApplicable)} />;
  if (place === 'unknown') return <Unknown words={text(WORDS.noPlace)} />;
  return <span className={styles['text']}>{isShort ? place.shortName : place.name}</span>;
};

const Level = ({ row, context: { text } }: CellProps) => {
  const { colour, severity } = LEVEL_WORDS[row.level];
  return (
    <>
      <LevelBadge level={row.level} />
      <span className={styles['text']}>{`${text(colour)} ${text(severity)}`.trim()}</span>
    </>
  );
};

const Link = ({ row, context: { text } }: CellProps) => {
  const age = row.isLate ? WORDS.late : row.isLost ? WORDS.lost : null;
  const words = age === null ? text(LINK_WORDS[row.link]) : `${text(LINK_WORDS[row.link])} · ${text(age)}`;
  return (
    <>
      <LinkMark state={linkStateOf(row.link, row.isLate, row.isLost)} size={14} />
      <span className={styles['text']}>{words}</span>
    </>
  );
};

const Reason = ({ row, context: { text, kinds } }: CellProps) => {
  const words = toReasonWords(row, kinds.get(row.kind));
  if (words === 'not-applicable') return <Quiet words={text(WORDS.notApplicable)} />;
  if (words === 'unstated') return <Unknown words={text(WORDS.unstated)} />;
  return <span className={styles['text']}>{text(words)}</span>;
};

const Warning = ({ row, context: { text } }: CellProps) => {
  const colour = warningColour(row.warning);
  if (colour === null) return <Quiet words={text(WORDS.noWarning)} />;
  return (
    <>
      <WarningMark level={row.warning} size={14} />
      <span className={styles['text']}>
        {text(colour)}
        {row.isWarningRetained ? ` · ${text(WORDS.kept)}` : ''}
      </span>
    </>
  );
};

const Exposure = ({ row, context: { text, kinds } }: CellProps) => {
  const exposure = kinds.get(row.kind)?.exposure;
  if (exposure === undefined) return <Quiet words={text(WORDS.notApplicable)} />;
  return (
    <>
      <small className={`${styles['text']} ${styles['quiet']}`}>{text(exposure.words)}</small>
      {row.exposure === null ? <Unknown words={text(WORDS.unknown)} /> : <b>{formatCount(row.exposure)}</b>}
    </>
  );
};

const Flags = ({ row, context: { text, kinds } }: CellProps) => {
  const words = toFlagWords(row, kinds.get(row.kind));
  if (words.length === 0) return <Quiet words={text(WORDS.noFlags)} />;
  return <span className={styles['text']}>{words.map(text).join(text(WORDS.listComma))}</span>;
};
