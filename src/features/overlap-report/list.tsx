import type { ReactNode } from 'react';
import {
  MET_BY_RULE,
  type Met,
  type OverlapHit,
  type OverlapMeeting,
  type OverlapsAnswer,
} from '../../domain/analyses/overlaps.ts';
import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import { MET_WORDS } from '../../domain/overlap-words.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import styles from './overlap-report.module.css';
import type { OnSite, OverlapProps } from './props.ts';
import { overlapFigures, type ToOverlapFigure } from './to-overlap-figures.ts';
import { WORDS } from './words.ts';

interface OverlapListProps extends OverlapProps {
  readonly offset: number;
  readonly pageSize: number;
  readonly onOffset: (offset: number) => void;
  readonly onSite: OnSite;
  /** The export button, which belongs to the view. */
  readonly tools: ReactNode;
}

/** Meetings told in a row; the file has all of them. */
const TOLD = 3;

/** 清单: every site by the rule with what it meets, a page at a time; a name opens the card. */
export const OverlapList = (props: OverlapListProps) => {
  const { answer, state, nowMs, tools, pageSize } = props;
  const text = useText();
  const total = answer?.total ?? 0;
  return (
    <Panel
      name={WORDS.listName}
      title={WORDS.list}
      note={text(WORDS.listNote)}
      state={state}
      nowMs={nowMs}
      placeholderRows={10}
      aside={tools}
    >
      {answer === null ? null : total === 0 ? (
        <p className={styles['note']}>{answer.none === null ? text(WORDS.nothing) : '—'}</p>
      ) : (
        <>
          <Rows {...props} hits={answer.hits} hasDistance={answer.distanceM !== null} />
          {total > pageSize ? <Pages {...props} /> : null}
        </>
      )}
    </Panel>
  );
};

interface RowsProps extends OverlapListProps {
  readonly hits: readonly OverlapHit[];
  readonly hasDistance: boolean;
}

const Rows = (props: RowsProps) => {
  const text = useText();
  const language = useLanguage();
  const { answer, scope, kinds, hits, hasDistance } = props;
  if (answer === null) return null;
  const toFigure = overlapFigures(answer, scope, kinds, language);
  const only = toOnlyMet(answer);
  return (
    <div className={styles['scroll']}>
      <table className={styles['rows']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.site)}</th>
            <th scope="col">{text(WORDS.place)}</th>
            <th scope="col">{text(WORDS.level)}</th>
            <th scope="col">{text(WORDS.link)}</th>
            {hasDistance ? (
              <th scope="col" className={styles['metres']}>
                {text(WORDS.nearest)}
              </th>
            ) : null}
            {hasDistance ? <th scope="col">{only === null ? text(WORDS.met) : text(MET_WORDS[only])}</th> : null}
          </tr>
        </thead>
        <tbody>
          {hits.map((hit) => (
            <Row key={`${hit.site.kind} ${hit.site.source} ${hit.site.id}`} {...props} {...{ hit, only, toFigure }} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** A rule that meets one sort of thing names it in the head, not in every line. */
const toOnlyMet = ({ rule }: OverlapsAnswer): Met | null => {
  const [first, ...others]: readonly Met[] = MET_BY_RULE[rule];
  return first === undefined || others.length > 0 ? null : first;
};

const toPlace = ({ adcode }: SiteRow, regions: RegionIndex, region: string): string => {
  if (adcode === null) return '—';
  const path = regions.pathTo(adcode, region).map(({ shortName }) => shortName);
  return path.length > 1 ? path.slice(1).join(' ') : (regions.get(adcode)?.name ?? adcode);
};

interface RowProps extends RowsProps {
  readonly hit: OverlapHit;
  readonly only: Met | null;
  readonly toFigure: ToOverlapFigure;
}

const Row = ({ hit, only, kinds, regions, scope, hasDistance, toFigure, onSite }: RowProps) => {
  const text = useText();
  const { site } = hit;
  return (
    <tr data-hit={`${site.kind}:${site.id}`}>
      <th scope="row">
        <span className={styles['site']}>
          <SiteSymbol
            shape={kinds.find(({ id }) => id === site.kind)?.shape ?? 'circle'}
            level={site.level}
            state={linkStateOf(site.link, site.isLate)}
            hasBar={site.hasBar}
            size={24}
          />
          <button
            type="button"
            className={styles['link']}
            data-site={`${site.kind}:${site.id}`}
            onClick={() => onSite(site)}
          >
            {site.name}
          </button>
        </span>
      </th>
      <td>{toPlace(site, regions, scope.region.adcode)}</td>
      <td className={styles['level']}>
        <LevelBadge level={site.level} /> {text(LEVEL_WORDS[site.level].colour)}
      </td>
      <td>{text(LINK_WORDS[site.link])}</td>
      {hasDistance ? <td className={styles['metres']}>{toMetres(hit.nearestM)}</td> : null}
      {hasDistance ? (
        <td className={styles['meets']}>
          <Meetings {...{ hit, only, toFigure, onSite }} />
        </td>
      ) : null}
    </tr>
  );
};

const toMetres = (metres: number | null): string => (metres === null ? '—' : `${formatNumber(metres, 0)} m`);

interface MeetingsProps {
  readonly hit: OverlapHit;
  readonly only: Met | null;
  readonly toFigure: ToOverlapFigure;
  readonly onSite: OnSite;
}

const Meetings = ({ hit, only, toFigure, onSite }: MeetingsProps) => {
  const text = useText();
  const { meetings, meetingsTotal } = hit;
  return (
    <ul>
      {meetings.slice(0, TOLD).map((meeting) => (
        <li key={`${meeting.met} ${meeting.site?.source ?? ''} ${meeting.site?.id ?? ''}`}>
          <Meeting {...{ hit, only, meeting, toFigure, onSite }} />
        </li>
      ))}
      {meetingsTotal > TOLD || hit.isSector ? (
        <li>
          <small>
            {meetingsTotal > TOLD ? `${text(WORDS.others)} ${meetingsTotal - TOLD} ${text(WORDS.othersUnit)} ` : ''}
            {hit.isSector ? text(WORDS.sector) : ''}
          </small>
        </li>
      ) : null}
    </ul>
  );
};

const Meeting = ({ hit, only, meeting, toFigure, onSite }: MeetingsProps & { readonly meeting: OverlapMeeting }) => {
  const text = useText();
  const { met, site, distanceM, basis, stated } = meeting;
  if (typeof stated === 'number')
    return (
      <span>
        {text(MET_WORDS[met])}{' '}
        <Figure
          figure={{
            ...toFigure({ name: 'stated-people', value: stated, title: MET_WORDS[met], unit: WORDS.people, part: met }),
            kind: hit.site.kind,
          }}
          unit={text(WORDS.people)}
        />
      </span>
    );
  if (site === null) return `${text(MET_WORDS[met])} ${stated ?? ''}`;
  return (
    <span>
      {only === null ? `${text(MET_WORDS[met])} ` : ''}
      <button
        type="button"
        className={styles['link']}
        data-site={`${site.kind}:${site.id}`}
        onClick={() => onSite(site)}
      >
        {site.name}
      </button>{' '}
      {toMetres(distanceM)}
      {basis === 'point' && met !== 'red-source' ? <small> {text(WORDS.byPoint)}</small> : null}
    </span>
  );
};

const Pages = ({ answer, scope, kinds, offset, pageSize, onOffset }: OverlapListProps) => {
  const text = useText();
  const language = useLanguage();
  if (answer === null) return null;
  const total = answer.total ?? 0;
  const listed = overlapFigures(answer, scope, kinds, language)({ name: 'overlaps-listed', value: total });
  return (
    <Pager
      offset={offset}
      pageSize={pageSize}
      total={total}
      totalFigure={<Figure figure={listed} unit={text(WORDS.unit)} />}
      onOffset={onOffset}
    />
  );
};
