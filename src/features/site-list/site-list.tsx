import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import { visibleKinds } from '../../domain/counting.ts';
import type { Figure as FigureData } from '../../domain/figure.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import type { Language, Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { Exposure } from '../../ui/exposure.tsx';
import { formatAge, formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import type { SiteListProps } from './props.ts';
import styles from './site-list.module.css';
import { WORDS } from './words.ts';

const toTotal = ({ kinds, scope, filter, page }: SiteListProps, language: Language): FigureData => {
  const ids = visibleKinds(
    kinds.map(({ id }) => id),
    filter,
  );
  return countFigures(
    scope,
    kinds,
    language,
  )({
    name: 'listed-sites',
    value: page?.total ?? null,
    title: WORDS.name,
    unit: WORDS.sites,
    counts: scope.rollUp?.region.kinds.filter(({ kind }) => ids.includes(kind)) ?? [],
    filter,
  });
};

/** Of what is connected, its age where it has one to tell. */
const toStatus = (row: SiteRow): Localised => {
  if (row.isLate) return WORDS.late;
  return row.isLost ? WORDS.lost : LINK_WORDS[row.link];
};

/** 风险清单: which site first. A row opens its card. */
export const SiteList = (props: SiteListProps) => {
  const { page, selection, selected, state, onOpenAll } = props;
  const text = useText();
  const total = toTotal(props, useLanguage());
  const isShortened = page !== null && page.rows.length < page.total;
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={text(selection === 'default' ? WORDS.byDefault : WORDS.byFilter)}
      state={page === null && state.status === 'fresh' ? { status: 'loading' } : state}
      placeholderRows={8}
      isFlexible
      aside={
        // Where no register ever answered, a total of 0 would read as "nothing to do".
        page === null || state.status === 'never' ? null : (
          <span className={styles['aside']}>
            <Figure unit={text(WORDS.sites)} figure={total} />
            {onOpenAll === undefined ? null : (
              <button type="button" aria-label={text(WORDS.name)} onClick={onOpenAll}>
                <Icon name="chevron-right" />
              </button>
            )}
          </span>
        )
      }
    >
      {page === null || page.total === 0 ? (
        <p className={styles['empty']}>{text(WORDS.nothing)}</p>
      ) : (
        <ol>
          {page.rows.map((row) => (
            <Row
              key={`${row.kind}:${row.source}:${row.id}`}
              row={row}
              {...props}
              isSelected={selected === `${row.kind}:${row.id}`}
            />
          ))}
        </ol>
      )}
      {isShortened ? (
        <p className={styles['empty']}>
          {text(WORDS.shown)} {formatCount(page.rows.length)} / <Figure figure={total} />
        </p>
      ) : null}
    </Panel>
  );
};

/** 云南 玉溪 易门县: divisions below the one on screen; the full path where that is the country. */
const toPlace = (row: SiteRow, regions: RegionIndex, region: string): string | null => {
  if (row.adcode === null) return null;
  const path = regions.pathTo(row.adcode, region).slice(1);
  const names = path.map((part, index) => (index === path.length - 1 ? part.name : part.shortName));
  return names.length > 0 ? names.join(' ') : (regions.get(row.adcode)?.name ?? row.adcode);
};

interface RowProps extends Pick<SiteListProps, 'kinds' | 'regions' | 'region' | 'nowMs' | 'onSelect'> {
  readonly row: SiteRow;
  readonly isSelected: boolean;
}

const Row = ({ row, kinds, regions, region, nowMs, isSelected, onSelect }: RowProps) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === row.kind);
  const place = toPlace(row, regions, region) ?? text(WORDS.noPlace);
  const bar = row.hasBar ? kind?.facets.find(({ drawsBar }) => drawsBar === true) : undefined;
  const { colour, severity } = LEVEL_WORDS[row.level];
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        data-site={`${row.kind}:${row.id}`}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => onSelect(row)}
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
          <span className="visually-hidden">{` ${text(colour)} ${text(severity)} ${text(toStatus(row))} `}</span>
          <span className={styles['place']}>
            {place}
            {bar === undefined ? null : <b> · {text(bar.words)}</b>}
          </span>
        </span>
        <span className={styles['side']}>
          {kind?.exposure === undefined ? (
            <span />
          ) : (
            <Exposure row={row} words={kind.exposure.words} className={styles['exposure']} />
          )}
          <State row={row} kind={kind} nowMs={nowMs} />
        </span>
      </button>
    </li>
  );
};

/** Why it is not linked, or what it said last. */
const State = ({
  row,
  kind,
  nowMs,
}: {
  readonly row: SiteRow;
  readonly kind: HazardKind | undefined;
  readonly nowMs: number;
}) => {
  const text = useText();
  const language = useLanguage();
  if (row.link === 'linked' || row.link === 'offline') {
    const age =
      row.lastReportAt === null ? text(WORDS.neverReported) : formatAge(Date.parse(row.lastReportAt), nowMs, language);
    const status = text(toStatus(row));
    return <span className={styles['state']}>{`${status} · ${age}`}</span>;
  }
  const reason = row.notLinkedReason;
  const options = kind?.fields.find(({ name }) => name === 'not_linked_reason')?.optionWords;
  const words = reason === null ? LINK_WORDS[row.link] : (options?.[reason] ?? { zh: reason, en: reason });
  return <span className={styles['state']}>{text(words)}</span>;
};
