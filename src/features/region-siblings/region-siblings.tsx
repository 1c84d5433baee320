import { useMemo, useState } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { RegionRate } from '../../domain/region-rate.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures, type ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import { ShareBar } from '../../ui/share-bar.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './region-siblings.module.css';
import { toRanked, type RankedRate } from './to-ranked.ts';
import { WORDS, unitOf } from './words.ts';

interface RegionSiblingsProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly regions: RegionIndex;
  /** With the region itself; empty at the root, `null` while loading. */
  readonly siblings: readonly RegionRate[] | null;
  /** Empty for a division without any below it. */
  readonly below: readonly RegionRate[];
  readonly state: PanelState;
  readonly nowMs: number;
  readonly onRegion: (adcode: string) => void;
}

/** 接入率排名: the region among its siblings, or the divisions below it; a name goes there. */
export const RegionSiblings = (props: RegionSiblingsProps) => {
  const { kinds, scope, regions, siblings, below, state, nowMs } = props;
  const text = useText();
  const language = useLanguage();
  const [wanted, setWanted] = useState<'siblings' | 'children'>('siblings');
  const hasBoth = siblings !== null && siblings.length > 0 && below.length > 0;
  const isBelow = below.length > 0 && (wanted === 'children' || siblings?.length === 0);
  const rates = isBelow ? below : siblings;
  const ranked = useMemo(() => toRanked(rates ?? []), [rates]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const fewCount = ranked.filter(({ rank }) => rank.state === 'few').length;
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={
        ranked.length === 0
          ? ''
          : `${text(WORDS.together)} · ${formatCount(ranked.length)} ${text(unitOf(regions.get(ranked[0]?.adcode ?? '')?.level))}`
      }
      state={rates === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={12}
      aside={
        hasBoth ? (
          <SegmentGroup label={text(WORDS.which)}>
            {(['siblings', 'children'] as const).map((which) => (
              <ToggleButton
                key={which}
                isPressed={isBelow === (which === 'children')}
                onToggle={() => setWanted(which)}
              >
                {text(WORDS[which])}
              </ToggleButton>
            ))}
          </SegmentGroup>
        ) : null
      }
    >
      {ranked.length === 0 ? (
        <p className={styles['note']}>{text(WORDS.nothing)}</p>
      ) : (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.rank)}</th>
              <th scope="col">{text(WORDS.division)}</th>
              <td />
              <th scope="col">{text(WORDS.rate)}</th>
              <th scope="col">{text(WORDS.notLinked)}</th>
            </tr>
          </thead>
          <tbody>
            {ranked.map((row) => (
              <Row key={row.adcode} row={row} {...props} toFigure={toFigure} />
            ))}
          </tbody>
        </table>
      )}
      {fewCount === 0 ? null : <p className={styles['note']}>{text(WORDS.fewNote)}</p>}
    </Panel>
  );
};

interface RowProps extends Pick<RegionSiblingsProps, 'scope' | 'regions' | 'onRegion'> {
  readonly row: RankedRate;
  readonly toFigure: ToCountFigure;
}

const Row = ({ row, scope, regions, onRegion, toFigure }: RowProps) => {
  const text = useText();
  const { adcode, rank, links, counts } = row;
  const region = regions.get(adcode);
  const isOwn = adcode === scope.region.adcode;
  const shared = {
    counts,
    unit: WORDS.sites,
    filter: { ...NO_FILTER, sources: scope.filter.sources },
    region: { adcode, name: region?.name ?? adcode },
  };
  const name = region?.shortName ?? adcode;
  return (
    <tr data-region={adcode} data-is-own={isOwn} data-rank={rank.state}>
      <td className={styles['rank']}>{rank.state === 'ranked' ? rank.position : ''}</td>
      <th scope="row">
        {isOwn ? (
          <b aria-current="true">{name}</b>
        ) : (
          <button type="button" onClick={() => onRegion(adcode)}>
            {name}
          </button>
        )}
      </th>
      {/* Too few: the outline alone, so that the bar is not read against the others. */}
      <td className={styles['bar']}>
        <ShareBar
          share={rank.state === 'few' ? null : links.linkedRate}
          tone={isOwn ? 'accent' : 'neutral'}
          size="small"
        />
      </td>
      <td className={styles['rate']}>
        {links.registered === 0 ? (
          <span className={styles['quiet']}>{text(WORDS.none)}</span>
        ) : (
          <>
            {rank.state === 'few' ? <span className={styles['quiet']}>{text(WORDS.few)} </span> : null}
            <Figure
              format="rate"
              figure={toFigure({
                ...shared,
                name: 'linked-rate',
                value: links.linkedRate,
                title: WORDS.rate,
                definition: WORDS.rateNote,
                numerator: { label: WORDS.linked, value: links.linked },
                denominator: { label: WORDS.registered, value: links.registered },
              })}
            />
          </>
        )}
      </td>
      <td className={styles['count']}>
        {links.registered === 0 ? null : (
          <Figure
            figure={toFigure({ ...shared, name: 'not-linked', value: links.notLinked, title: WORDS.notLinked })}
          />
        )}
      </td>
    </tr>
  );
};
