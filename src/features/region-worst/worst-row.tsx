import { useId } from 'react';
import { levelKeyOf, LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { useSiteDetail } from '../../register/register-context.tsx';
import { Exposure } from '../../ui/exposure.tsx';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import { useReady } from '../../url/use-ready.ts';
import styles from './region-worst.module.css';
import { WORDS } from './words.ts';

interface WorstRowProps {
  readonly row: SiteRow;
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  readonly region: string;
  /** Its reasons are on screen. */
  readonly isOpened: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (row: SiteRow) => void;
}

/** Divisions below the one on screen; the county itself where that is the one. */
const toPlace = (row: SiteRow, regions: RegionIndex, region: string): string | null => {
  if (row.adcode === null) return null;
  const names = regions
    .pathTo(row.adcode, region)
    .slice(1)
    .map(({ shortName }) => shortName);
  return names.length > 0 ? names.join(' ') : (regions.get(row.adcode)?.name ?? row.adcode);
};

/** Link status, and the reason that the register gives where it is not linked. */
const toLinkWords = (row: SiteRow, kind: HazardKind | undefined): readonly Localised[] => {
  if (row.link === 'linked' || row.link === 'offline')
    return [row.isLate ? WORDS.late : row.isLost ? WORDS.lost : LINK_WORDS[row.link]];
  const reason = row.notLinkedReason;
  if (reason === null) return [LINK_WORDS[row.link], ...(row.link === 'not-linked' ? [WORDS.noReason] : [])];
  const options = kind?.fields.find(({ name }) => name === 'not_linked_reason')?.optionWords;
  return [LINK_WORDS[row.link], options?.[reason] ?? { zh: reason, en: reason }];
};

export const WorstRow = (props: WorstRowProps) => {
  const { row, kinds, regions, region, isOpened, onToggle, onOpen } = props;
  const text = useText();
  const reasonsId = useId();
  const kind = kinds.find(({ id }) => id === row.kind);
  const { colour, severity } = LEVEL_WORDS[row.level];
  const marks = row.facets.flatMap((facet) => {
    const words = kind?.facets.find(({ id }) => id === facet)?.words;
    return words === undefined ? [] : [text(words)];
  });
  return (
    <li className={styles['row']}>
      <button
        type="button"
        className={styles['site']}
        data-site={`${row.kind}:${row.id}`}
        aria-label={`${row.name} ${text(colour)} ${text(severity)} ${text(WORDS.open)}`}
        onClick={() => onOpen(row)}
      >
        <SiteSymbol
          shape={kind?.shape ?? 'circle'}
          level={row.level}
          state={linkStateOf(row.link, row.isLate, row.isLost)}
          warning={row.warning}
          isWarningRetained={row.isWarningRetained}
          hasBar={row.hasBar}
          size={32}
        />
        <span className={styles['main']}>
          <span className={styles['name']}>{row.name}</span>
          <span className={styles['place']}>
            {[toPlace(row, regions, region) ?? text(WORDS.noPlace), ...marks].join(' · ')}
          </span>
        </span>
        <span className={styles['side']}>
          {kind?.exposure === undefined ? null : (
            <Exposure row={row} words={kind.exposure.words} className={styles['exposure']} />
          )}
          <b>{toLinkWords(row, kind).map(text).join(' · ')}</b>
        </span>
      </button>
      <button
        type="button"
        className={styles['why']}
        data-screen-only=""
        aria-expanded={isOpened}
        aria-controls={isOpened ? reasonsId : undefined}
        aria-label={`${text(WORDS.why)} ${row.name}`}
        onClick={onToggle}
      >
        {text(WORDS.why)}
      </button>
      {isOpened ? <Reasons id={reasonsId} row={row} /> : null}
    </li>
  );
};

/** The chain of reasons comes with the card's snapshot, which is large: it is fetched for the row that is asked. */
const Reasons = ({ id, row }: { readonly id: string; readonly row: SiteRow }) => {
  const text = useText();
  const detail = useSiteDetail(row.kind, row.source, row.id);
  useReady(`reasons ${id}`, detail.isReady || detail.error !== null);
  if (!detail.isReady || detail.data === undefined) return <p id={id}>{text(WORDS.loading)}</p>;
  const steps = [...(detail.data?.grade.reasons ?? []), ...(detail.data?.grade.findings ?? [])];
  if (steps.length === 0)
    return (
      <p id={id} className={styles['note']}>
        {text(detail.data === null ? WORDS.gone : WORDS.noReasons)}
      </p>
    );
  return (
    <ul id={id} className={styles['reasons']}>
      {steps.map((step, index) => (
        <li key={`${step.rule}.${index}`}>
          {step.level === null ? <span aria-hidden="true">·</span> : <LevelBadge level={levelKeyOf(step.level)} />}
          <span>
            {text(step.words)} <small>{step.source}</small>
          </span>
        </li>
      ))}
    </ul>
  );
};
