import { useEffect, useState } from 'react';
import { formatChinaTime } from '../../domain/clock.ts';
import { LEVEL_WORDS, type WarningLevel } from '../../domain/levels.ts';
import type { KindsTotal } from '../../domain/counting.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { WARNING_WORDS } from '../../ui/describe-filter.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatClock } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import type { WallPanelProps } from './props.ts';
import styles from './ticker.module.css';
import type { WarningItem } from '../../domain/warning.ts';
import { WORDS, shownOf } from './words.ts';

interface WallTickerProps extends WallPanelProps {
  readonly regions: RegionIndex;
  readonly counts: {
    readonly sites: number | null;
    readonly byLevel: readonly { readonly warning: WarningLevel; readonly sites: number | null }[];
    readonly total: KindsTotal;
  };
  /** Newest first; `null` until the service has told them once. */
  readonly items: readonly WarningItem[] | null;
  /** The last try brought nothing; older items stay. */
  readonly messageFault: { readonly lastGoodAt: number | null } | null;
  /** Name of the site `kind:id`; `undefined` where it is not known. */
  readonly nameOf: (site: string) => string | undefined;
  readonly perPage: number;
  readonly isPaused: boolean;
}

/** LOOK.md, Motion: by page, not by crawl. */
const PAGE_MS = 8_000;
/** More would not come round before they are old. */
const MAX_ITEMS = 12;

/** Live warnings at the foot of the wall: how many of each level, and the newest in words. */
export const WallTicker = (props: WallTickerProps) => {
  const { items, perPage, isPaused } = props;
  const text = useText();
  const newest = items?.slice(0, MAX_ITEMS) ?? [];
  const pages = Math.max(1, Math.ceil(newest.length / perPage));
  const page = usePage(pages, isPaused);
  const shown = newest.slice(page * perPage, (page + 1) * perPage);
  return (
    <section className={styles['ticker']} aria-label={text(WORDS.warnings)} data-per-page={perPage}>
      <Counts {...props} shownCount={newest.length} />
      {shown.length === 0 ? (
        <p className={styles['quiet']}>{text(toQuietWords(props))}</p>
      ) : (
        <ol className={styles['items']}>
          {shown.map((item) => (
            <Item key={item.id} item={item} {...props} />
          ))}
        </ol>
      )}
    </section>
  );
};

const usePage = (pages: number, isPaused: boolean): number => {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (isPaused || pages < 2) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), PAGE_MS);
    return () => clearInterval(timer);
  }, [isPaused, pages]);
  return turn % pages;
};

/** "No warning" is said only where registers answered and count none: silence is not safety. */
const toQuietWords = ({ counts, items, messageFault }: WallTickerProps) => {
  if (counts.total.state === 'none') return WORDS.warningsUnknown;
  if (counts.sites === 0) return WORDS.noWarning;
  if (messageFault !== null) return WORDS.noMessages;
  return items === null ? WORDS.loadingMessages : WORDS.noMessages;
};

const Counts = (props: WallTickerProps & { readonly shownCount: number }) => {
  const { counts, scope, toFigure, items, messageFault, shownCount } = props;
  const text = useText();
  const isMixed = counts.total.state === 'mixed';
  return (
    <div className={styles['counts']}>
      <div>
        <h2>{text(WORDS.warningsTitle)}</h2>
        <p className={styles['note']}>
          {messageFault !== null && items !== null && messageFault.lastGoodAt !== null
            ? `${text(KIT.lastGood)} ${formatClock(messageFault.lastGoodAt)}`
            : items !== null && items.length > shownCount
              ? text(shownOf(shownCount, items.length))
              : ''}
        </p>
      </div>
      <ul>
        {counts.byLevel.map(({ warning, sites }) => {
          const { colour } = LEVEL_WORDS[String(warning) as '1'];
          return (
            <li key={warning}>
              <Ring level={warning} isRetained={false} />
              <span className={styles['colour']}>{text(colour)}</span>{' '}
              <Figure
                className={styles['count']}
                instead={isMixed ? text(KIT.mixed) : undefined}
                figure={toFigure({
                  name: 'warning-sites',
                  warning: String(warning),
                  value: sites,
                  title: WARNING_WORDS[warning],
                  unit: WORDS.sites,
                  counts: counts.total.counts,
                  filter: { ...scope.filter, warnings: null },
                  definition: isMixed ? KIT.mixedNote : WORDS.warningsNote,
                })}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
};

/** Ring = live warning; dashed: kept after silence. The words beside it say the same. */
const Ring = ({ level, isRetained }: { readonly level: WarningLevel; readonly isRetained: boolean }) => (
  <svg className={styles['ring']} viewBox="-16 -16 32 32" aria-hidden="true">
    <circle
      r="13"
      fill="var(--halo)"
      stroke={`var(--level-${level}-edge)`}
      strokeWidth="3.5"
      strokeDasharray={isRetained ? '6 4' : undefined}
    />
    <text y="5.5" textAnchor="middle" fontSize="15" fontWeight="700" fill="var(--text)">
      {level}
    </text>
  </svg>
);

const Item = ({ item, kinds, regions, nameOf, nowMs }: WallTickerProps & { readonly item: WarningItem }) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === item.kind);
  const place = item.adcode === null ? undefined : regions.get(item.adcode);
  const province = place === undefined ? undefined : regions.pathTo(place.adcode)[1];
  const places = [province?.shortName, place?.name].filter(
    (name, index, all) => name !== undefined && all.indexOf(name) === index,
  );
  const site = item.site === null ? undefined : (nameOf(item.site) ?? item.site.slice(item.site.indexOf(':') + 1));
  return (
    <li className={styles['item']} data-warning={item.id} data-retained={item.isRetained}>
      <Ring level={item.level} isRetained={item.isRetained} />
      <span className={styles['time']}>{toTime(item.startedAt, nowMs)}</span>
      <span className={styles['words']}>
        <span className={styles['name']}>
          {site ?? (kind === undefined ? '' : text(kind.words.shortName))} <small>{places.join(' ')}</small>
        </span>
        <span className={styles['line']}>
          {text(WARNING_WORDS[item.level])} · {item.isRetained ? `${toRetained(item, text)} · ` : ''}
          {item.text}
        </span>
      </span>
    </li>
  );
};

/** `14:26` today, `11-15` before. */
const toTime = (ms: number | null, nowMs: number): string => {
  if (ms === null) return '—';
  const [then, today] = [formatChinaTime(ms), formatChinaTime(nowMs)];
  return then.slice(0, 10) === today.slice(0, 10) ? then.slice(11) : then.slice(5, 10);
};

const toRetained = ({ lastValidAt }: WarningItem, text: ReturnType<typeof useText>): string =>
  lastValidAt === null
    ? text(WORDS.retainedUndated)
    : `${text(WORDS.retained)} ${formatChinaTime(lastValidAt).slice(5)}`;
