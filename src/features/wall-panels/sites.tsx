import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SitePage, SiteRow } from '../../domain/register-client.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import { Figure } from '../../ui/figure.tsx';
import { toExposureFigure } from '../../ui/exposure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import panel from './panel.module.css';
import type { WallPanelProps } from './props.ts';
import styles from './sites.module.css';
import { WORDS } from './words.ts';

interface WallSitesProps extends WallPanelProps {
  readonly regions: RegionIndex;
  /** Not linked, worst first; `null` while it is on its way, or when it could not be read. */
  readonly page: SitePage | null;
  readonly hasFailed: boolean;
  /** The filter that the page was asked with. */
  readonly filter: SiteFilter;
}

/** 先接谁: the worst sites that nobody sees, with whom they would hit. */
export const WallSites = (props: WallSitesProps) => {
  const { page, hasFailed, scope, state } = props;
  const text = useText();
  const isLoading = page === null && !hasFailed && state.status !== 'never';
  return (
    <Panel
      className={panel['panel']}
      name={WORDS.first}
      title={WORDS.firstTitle}
      note={text(WORDS.firstNote)}
      state={isLoading ? { status: 'loading' } : state}
      nowMs={props.nowMs}
      isFlexible
      placeholderRows={6}
      aside={text(WORDS.people)}
    >
      {page === null ? <p className={styles['empty']}>{text(WORDS.noList)}</p> : null}
      {page?.total === 0 ? <p className={styles['empty']}>{text(WORDS.everyLinked)}</p> : null}
      {page === null || page.total === 0 ? null : (
        <div className={styles['list']}>
          <ol>
            {page.rows.map((row) => (
              <Row key={`${row.kind}:${row.source}:${row.id}`} row={row} {...props} />
            ))}
          </ol>
          {page.total > page.rows.length ? (
            <p className={styles['rest']}>
              {text(WORDS.rest)}{' '}
              <Figure
                unit={text(WORDS.sites)}
                figure={props.toFigure({
                  name: 'listed-sites-rest',
                  value: page.total - page.rows.length,
                  title: WORDS.rest,
                  unit: WORDS.sites,
                  counts: scope.rollUp?.region.kinds ?? [],
                  filter: props.filter,
                })}
              />
            </p>
          ) : null}
        </div>
      )}
    </Panel>
  );
};

/** 云南 玉溪 易门县: divisions below the one on screen. */
const toPlace = (row: SiteRow, regions: RegionIndex, region: string): string | null => {
  if (row.adcode === null) return null;
  const path = regions.pathTo(row.adcode, region).slice(1);
  const names = path.map((part, index) => (index === path.length - 1 ? part.name : part.shortName));
  return names.length > 0 ? names.join(' ') : (regions.get(row.adcode)?.name ?? row.adcode);
};

const Row = ({ row, kinds, regions, scope }: WallSitesProps & { readonly row: SiteRow }) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === row.kind);
  const bar = row.hasBar ? kind?.facets.find(({ drawsBar }) => drawsBar === true) : undefined;
  const { colour, severity } = LEVEL_WORDS[row.level];
  return (
    <li className={styles['row']} data-site={`${row.kind}:${row.id}`}>
      <span className={styles['symbol']}>
        <SiteSymbol
          shape={kind?.shape ?? 'circle'}
          level={row.level}
          state={linkStateOf(row.link, row.isLate, row.isLost)}
          hasBar={row.hasBar}
        />
      </span>
      <span className={styles['main']}>
        <span className={styles['name']}>{row.name}</span>
        <span className={styles['place']}>
          <span className="visually-hidden">{`${text(colour)} ${text(severity)} ${text(LINK_WORDS[row.link])} `}</span>
          {toPlace(row, regions, scope.region.adcode) ?? text(WORDS.noPlace)}
          {bar === undefined ? null : <b> · {text(bar.words)}</b>}
        </span>
      </span>
      <span className={styles['people']}>
        {row.exposure === null ? (
          <span className={styles['unknown']}>{text(WORDS.peopleUnknown)}</span>
        ) : (
          <Figure figure={toExposureFigure(row)} />
        )}
      </span>
    </li>
  );
};
