import { useMemo } from 'react';
import {
  recomputePublished,
  type NotRecomputable,
  type Recomputation,
} from '../../domain/indicators/published-recomputation.ts';
import type { PublishedFigure } from '../../domain/published-figure.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PublishedPanelProps } from './props.ts';
import styles from './published-board.module.css';
import { STATE_WORDS, WORDS } from './words.ts';

interface RecomputationsProps extends PublishedPanelProps {
  readonly figures: readonly PublishedFigure[];
  /** Of the region on screen: what is computed from others than these is another region's. */
  readonly own: readonly PublishedFigure[];
  readonly region: Region;
}

/** 复核: what of the published follows from other published figures, with its arithmetic, and what does not, and why. */
export const Recomputations = ({ figures, own, region, regions, state, nowMs }: RecomputationsProps) => {
  const text = useText();
  const table = useMemo(() => recomputePublished(figures), [figures]);
  const ids = new Set(own.map(({ id }) => id));
  const isWhole = region.level === 'country';
  // What a missing figure belongs to is not known: the country alone says so.
  const rows = table.rows.filter(({ inputs }) => isWhole || (inputs.length > 0 && inputs.every((id) => ids.has(id))));
  const others = table.notRecomputable.filter(({ id }) => ids.has(id));
  if (rows.length === 0 && others.length === 0) return null;
  return (
    <Panel
      name={WORDS.recomputedName}
      title={WORDS.recomputed}
      note={text(WORDS.recomputedNote)}
      state={state}
      nowMs={nowMs}
    >
      {rows.length === 0 ? null : <Rows rows={rows} figures={figures} region={region} />}
      {others.length === 0 ? null : <Others others={others} figures={figures} region={region} regions={regions} />}
    </Panel>
  );
};

/** Oldest of what it is computed from: an answer is as old as its oldest part. */
const asOfOf = ({ inputs }: Recomputation, figures: readonly PublishedFigure[]): string | null =>
  figures
    .filter(({ id }) => inputs.includes(id))
    .map(({ asOf }) => asOf)
    .sort()[0] ?? null;

interface RowsProps {
  readonly rows: readonly Recomputation[];
  readonly figures: readonly PublishedFigure[];
  readonly region: Region;
}

/** Thousands with a comma, as everywhere on the board; ids of missing figures stay as they are. */
const withCommas = (text: string): string => text.replace(/\d{4,}/g, (digits) => formatCount(Number(digits)));

const Rows = ({ rows, figures, region }: RowsProps) => {
  const text = useText();
  return (
    <div className={styles['scroll']}>
      <table className={styles['recomputed']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.indicator)}</th>
            <th scope="col">{text(WORDS.formula)}</th>
            <th scope="col">{text(WORDS.computed)}</th>
            <th scope="col">{text(WORDS.stated)}</th>
            <th scope="col">{text(WORDS.result)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-recomputation={row.id} data-result={row.state}>
              <th scope="row">
                {text(row.words)}
                {row.note === null ? null : <small>{text(row.note)}</small>}
              </th>
              <td className={styles['scale']} lang="zh-CN">
                {row.state === 'missing' ? row.formula : withCommas(row.formula)}
              </td>
              <td className={styles['value']}>
                <Computed row={row} asOf={asOfOf(row, figures)} region={region} />
              </td>
              <td className={styles['value']}>
                <Stated row={row} asOf={asOfOf(row, figures)} region={region} />
              </td>
              <td className={styles['result']}>{text(STATE_WORDS[row.state])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface NumberProps {
  readonly row: Recomputation;
  readonly asOf: string | null;
  readonly region: Region;
}

/** Two decimals more than were printed, to show what printing rounded away. */
const Computed = ({ row, asOf, region }: NumberProps) => {
  const text = useText();
  return (
    <Figure
      format="number"
      digits={row.stated.decimals === 0 && row.stated.unit !== '%' ? 0 : row.stated.decimals + 2}
      unit={row.stated.unit}
      figure={{
        name: 'published-recomputed',
        value: row.computed,
        region: region.adcode,
        source: 'published-figures',
        asOf,
        filter: '',
        card: {
          title: text(row.words),
          scope: region.name,
          source: text(WORDS.computedSource),
          asOf: asOf ?? '—',
          definition: row.formula,
        },
      }}
    />
  );
};

const Stated = ({ row: { stated, words, state }, asOf, region }: NumberProps) => {
  const text = useText();
  const isKnown = Number.isFinite(stated.value);
  return (
    <>
      <Figure
        format="number"
        digits={stated.decimals}
        unit={stated.unit}
        figure={{
          name: 'published-stated',
          value: isKnown ? stated.value : null,
          region: region.adcode,
          source: 'published-figures',
          asOf,
          filter: '',
          card: {
            title: text(words),
            scope: region.name,
            source: stated.source,
            asOf: asOf ?? '—',
            definition: text(stated.origin === 'published' ? WORDS.published : WORDS.derived),
          },
        }}
      />{' '}
      <small>{state === 'missing' && !isKnown ? '' : text(WORDS[stated.origin])}</small>
    </>
  );
};

interface OthersProps {
  readonly others: readonly NotRecomputable[];
  readonly figures: readonly PublishedFigure[];
  readonly region: Region;
  readonly regions: RegionIndex;
}

/** One reason for many figures is said once. */
const Others = ({ others, figures, region, regions }: OthersProps) => {
  const text = useText();
  const reasons = new Map<string, { readonly why: NotRecomputable['why']; readonly names: string[] }>();
  for (const { id, name, why } of others) {
    const adcode = figures.find((figure) => figure.id === id)?.adcode ?? region.adcode;
    const place = adcode === region.adcode ? '' : `${regions.get(adcode)?.shortName ?? adcode} `;
    const known = reasons.get(why.zh);
    if (known === undefined) reasons.set(why.zh, { why, names: [`${place}${name}`] });
    else known.names.push(`${place}${name}`);
  }
  return (
    <section className={styles['others']}>
      <h3>{text(WORDS.cannot)}</h3>
      <dl>
        {[...reasons.values()].map(({ why, names }) => (
          <div key={why.zh}>
            <dt className={styles['reasonName']}>{withCommas(text(why))}</dt>
            <dd className={styles['othersName']} lang="zh-CN">
              {names.join('、')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
