import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import type { SiteDetail, SiteRow } from '../../domain/register-client.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import { formatAge, formatIso } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { LinkMark, WarningMark } from '../../ui/site-symbol.tsx';
import styles from './site-card.module.css';
import { ORIGIN_WORDS, WORDS } from './words.ts';

/** A report from further ahead is no age: the record is named as contradictory. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Level, warning and link: three states, never folded into one. */
export const Attributes = ({ detail, nowMs }: { readonly detail: SiteDetail; readonly nowMs: number }) => {
  const text = useText();
  const { row, levelOrigin } = detail;
  const { colour, severity } = LEVEL_WORDS[row.level];
  return (
    <dl className={styles['attributes']}>
      <div data-attribute="level" data-level={row.level}>
        <dt>{text(WORDS.level)}</dt>
        <dd>
          <LevelBadge level={row.level} /> {text(colour)} {text(severity)}
        </dd>
        <dd>{text(ORIGIN_WORDS[levelOrigin])}</dd>
      </div>
      <Warning row={row} />
      <Link row={row} nowMs={nowMs} />
    </dl>
  );
};

const Warning = ({ row }: { readonly row: SiteRow }) => {
  const text = useText();
  const key = String(row.warning) as '1' | '2' | '3' | '4';
  return (
    <div data-attribute="warning" data-warning={row.warning}>
      <dt>{text(WORDS.warning)}</dt>
      {row.warning === 0 ? (
        <dd>{text(WORDS.noWarning)}</dd>
      ) : (
        <dd>
          <WarningMark level={row.warning} /> {text(LEVEL_WORDS[key].colour)}
        </dd>
      )}
      <dd>
        {row.isWarningRetained ? `${text(WORDS.kept)}, ${text(WORDS.lastValid)} ${formatIso(row.lastReportAt)}` : ''}
      </dd>
    </div>
  );
};

const Link = ({ row, nowMs }: { readonly row: SiteRow; readonly nowMs: number }) => {
  const text = useText();
  const language = useLanguage();
  const isSeen = row.link === 'linked' || row.link === 'offline';
  const age =
    row.lastReportAt === null
      ? text(WORDS.neverReported)
      : Date.parse(row.lastReportAt) > nowMs + CLOCK_DIFFERENCE_MS
        ? text(WORDS.future)
        : `${text(WORDS.reported)} ${formatAge(Date.parse(row.lastReportAt), nowMs, language)}`;
  return (
    <div data-attribute="link" data-link={row.link}>
      <dt>{text(WORDS.link)}</dt>
      <dd>
        <LinkMark state={linkStateOf(row.link, row.isLate, row.isLost)} />{' '}
        {[LINK_WORDS[row.link], row.isLate ? WORDS.late : row.isLost ? WORDS.lost : null]
          .map((words) => words && text(words))
          .filter(Boolean)
          .join(' · ')}
      </dd>
      <dd>{isSeen || row.lastReportAt !== null ? age : text(WORDS.notMonitored)}</dd>
    </div>
  );
};
