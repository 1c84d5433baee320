import type { ReactNode } from 'react';
import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { CoordinateHit, EnterpriseHit, MatchRange, RegionHit, SiteHit } from '../../domain/site-search.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { formatCount } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import styles from './search.module.css';
import { rangesInLatin, type Hit, type OptionGroup } from './to-options.ts';
import { GROUP_WORDS, LEVEL_NAMES, WORDS } from './words.ts';

interface ResultListProps {
  readonly id: string;
  readonly groups: readonly OptionGroup[];
  readonly active: number | null;
  /** What the groups answer. */
  readonly text: string;
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  readonly onChoose: (hit: Hit) => void;
}

/** The marked option is always in sight. */
const showOption = (option: HTMLElement | null): void => option?.scrollIntoView({ block: 'nearest' });

/** What was found, in groups; the field keeps the focus and says which option is marked. */
export const ResultList = (props: ResultListProps) => {
  const { id, groups, active, onChoose } = props;
  const words = useText();
  return (
    <div id={id} role="listbox" aria-label={words(WORDS.results)} className={styles['list']}>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <p id={`${id}-${group.id}`} role="presentation" className={styles['group']}>
            <span>{words(GROUP_WORDS[group.id])}</span>
            <span>
              {group.options.length < group.total ? `${group.options.length} / ` : ''}
              {formatCount(group.total)}
            </span>
          </p>
          {group.options.map((option) => (
            // The field has the focus and hears the keys; the pointer needs a place to press.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={option.id}
              ref={active === Number(option.id) ? showOption : undefined}
              id={`${id}-${option.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={active === Number(option.id)}
              className={styles['option']}
              data-hit={option.hit.type}
              onClick={() => onChoose(option.hit)}
            >
              <HitRow hit={option.hit} {...props} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
};

type RowProps = Pick<ResultListProps, 'text' | 'kinds' | 'regions'>;

const HitRow = ({ hit, ...rest }: RowProps & { readonly hit: Hit }) => {
  switch (hit.type) {
    case 'region':
      return <RegionRow hit={hit} {...rest} />;
    case 'site':
      return <SiteRowView hit={hit} {...rest} />;
    case 'enterprise':
      return <EnterpriseRow hit={hit} {...rest} />;
    case 'coordinate':
      return <CoordinateRow hit={hit} {...rest} />;
  }
};

/** A text with the parts that matched marked. */
const Marked = ({ text, ranges }: { readonly text: string; readonly ranges: readonly MatchRange[] }) => {
  const parts: ReactNode[] = [];
  let last = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(last, start), <mark key={start}>{text.slice(start, end)}</mark>);
    last = end;
  }
  return (
    <>
      {parts}
      {text.slice(last)}
    </>
  );
};

interface LinesProps {
  readonly symbol?: ReactNode;
  readonly name: ReactNode;
  readonly below: ReactNode;
  readonly side: ReactNode;
  readonly sideBelow: ReactNode;
}

const Lines = ({ symbol, name, below, side, sideBelow }: LinesProps) => (
  <>
    {symbol}
    <span className={styles['main']}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['below']}> {below} </span>
    </span>
    <span className={styles['side']}>
      <span>{side}</span> <span>{sideBelow}</span>
    </span>
  </>
);

/** 江西 赣州 章贡区: short names above the last, without the country. */
const toPath = (adcode: string | null, regions: RegionIndex, isWithLast: boolean): string => {
  const path = adcode === null ? [] : regions.pathTo(adcode).slice(1);
  const shown = isWithLast ? path : path.slice(0, -1);
  return shown.map((region) => (region.adcode === adcode ? region.name : region.shortName)).join(' ');
};

const RegionRow = ({ hit, text, regions }: RowProps & { readonly hit: RegionHit }) => {
  const words = useText();
  const language = useLanguage();
  const region = regions.get(hit.adcode);
  const name = region?.name ?? hit.adcode;
  // The worker knows the Chinese names alone; a name in another script shows what was typed, or nothing.
  const ranges = language === 'zh-CN' ? hit.ranges : rangesInLatin(name, text);
  const by = hit.by === null || hit.by === hit.adcode || (language === 'en' && ranges.length > 0) ? null : hit.by;
  return (
    <Lines
      name={
        <>
          <Marked text={name} ranges={ranges} />
          {by === null ? null : (
            <span className={styles['by']}>
              {' '}
              <Marked text={by} ranges={rangesInLatin(by, text)} />
            </span>
          )}
        </>
      }
      below={toPath(hit.adcode, regions, false)}
      side={region === undefined ? '' : words(LEVEL_NAMES[region.level])}
      sideBelow={<Marked text={hit.adcode} ranges={hit.by === hit.adcode ? rangesInLatin(hit.adcode, text) : []} />}
    />
  );
};

const SiteRowView = ({ hit, text, kinds, regions }: RowProps & { readonly hit: SiteHit }) => {
  const words = useText();
  const { row } = hit;
  const kind = kinds.find(({ id }) => id === row.kind);
  const { colour, severity } = LEVEL_WORDS[row.level];
  const place = toPath(row.adcode, regions, true) || words(WORDS.noPlace);
  return (
    <Lines
      symbol={
        <SiteSymbol
          shape={kind?.shape ?? 'circle'}
          level={row.level}
          state={linkStateOf(row.link, row.isLate, row.isLost)}
          warning={row.warning}
          isWarningRetained={row.isWarningRetained}
          hasBar={row.hasBar}
          size={28}
        />
      }
      name={<Marked text={row.name} ranges={hit.ranges} />}
      below={
        <>
          {kind === undefined ? '' : `${words(kind.words.shortName)} · `}
          {place}
          {hit.by === null ? null : (
            <>
              {' · '}
              <Marked text={hit.by} ranges={rangesInLatin(hit.by, text)} />
            </>
          )}
        </>
      }
      side={`${words(colour)} ${words(severity)}`}
      sideBelow={words(row.isLate ? WORDS.late : row.isLost ? WORDS.lost : LINK_WORDS[row.link])}
    />
  );
};

const EnterpriseRow = ({ hit, regions }: RowProps & { readonly hit: EnterpriseHit }) => {
  const words = useText();
  const count = (value: number | null): string => (value === null ? '—' : formatCount(value));
  return (
    <Lines
      name={<Marked text={hit.name} ranges={hit.ranges} />}
      below={toPath(hit.adcode, regions, true) || words(WORDS.noPlace)}
      side={`${count(hit.siteCount)} ${words(WORDS.sites)}`}
      sideBelow={`${words(WORDS.linked)} ${count(hit.linkedCount)}`}
    />
  );
};

const toDegrees = (degrees: number, [positive, negative]: readonly [string, string]): string =>
  `${Math.abs(degrees).toFixed(5)}°${degrees < 0 ? negative : positive}`;

const CoordinateRow = ({ hit, regions }: RowProps & { readonly hit: CoordinateHit }) => {
  const words = useText();
  const [lng, lat] = hit.lngLat;
  return (
    <Lines
      name={`${toDegrees(lng, ['E', 'W'])} ${toDegrees(lat, ['N', 'S'])}`}
      below={toPath(hit.adcode, regions, true) || words(WORDS.noCounty)}
      side="WGS-84"
      sideBelow={hit.isOrderGuessed ? words(WORDS.guessed) : ''}
    />
  );
};
