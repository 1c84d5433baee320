import type { Localised } from '../../domain/words.ts';
import type { Region } from '../../domain/region-index.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './call-outs.module.css';
import type { PlacedCallOut } from './place-call-outs.ts';
import type { CalledOutRegion } from './to-called-out.ts';
import { WORDS } from './words.ts';

interface CallOutsProps {
  readonly placed: readonly PlacedCallOut[];
  readonly called: readonly CalledOutRegion[];
  readonly regionOf: (adcode: string) => Region | undefined;
  readonly toFigure: ToCountFigure;
  readonly filter: SiteFilter;
  readonly unit: Localised;
  /** False where a column is too narrow for the unit's word; the card has it. */
  readonly hasUnit: boolean;
  /** Box of one call-out, CSS pixels. */
  readonly box: { readonly width: number; readonly height: number };
  /** False while the map moves, or where there is none: lines would point at nothing. */
  readonly hasLines: boolean;
}

/** Names and numbers of the regions with the most that nobody sees, beside the map; each with a line to its place. */
export const CallOuts = (props: CallOutsProps) => {
  const text = useText();
  return (
    <div className={styles['callOuts']}>
      {props.hasLines ? (
        <svg className={styles['lines']} aria-hidden="true">
          {props.placed.map(({ id, line }) => {
            const points = line.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
            return (
              <g key={id}>
                <polyline className={styles['casing']} points={points} />
                <polyline points={points} />
              </g>
            );
          })}
        </svg>
      ) : null}
      <ul aria-label={text(WORDS.name)}>
        {props.placed.map((placed) => (
          <CallOut key={placed.id} at={placed} {...props} />
        ))}
      </ul>
    </div>
  );
};

const CallOut = (props: CallOutsProps & { readonly at: PlacedCallOut }) => {
  const { at, called, regionOf, toFigure, filter, unit, hasUnit, box } = props;
  const text = useText();
  const region = regionOf(at.id);
  const entry = called.find(({ adcode }) => adcode === at.id);
  if (region === undefined || entry === undefined) return null;
  const { links } = entry;
  const shared = {
    kind: entry.counts.kind,
    region,
    unit,
    counts: [entry.counts],
    filter: { ...filter, kinds: null, links: null },
    definition: WORDS.notLinkedNote,
  };
  return (
    <li
      className={styles['callOut']}
      data-side={at.side}
      style={{ left: at.x, top: at.y, width: box.width, height: box.height }}
    >
      <p className={styles['name']}>
        {region.shortName}{' '}
        <Figure
          format="rate"
          className={styles['rate']}
          figure={toFigure({
            ...shared,
            name: 'not-linked-rate',
            value: links.linkedRate === null ? null : 1 - links.linkedRate,
            title: WORDS.notLinkedRate,
            numerator: { label: WORDS.notLinked, value: links.notLinked },
            denominator: { label: WORDS.registered, value: links.registered },
          })}
        />
      </p>
      <p className={styles['value']}>
        <Figure
          {...(hasUnit ? { unit: text(unit) } : {})}
          figure={toFigure({ ...shared, name: 'not-linked', value: links.notLinked, title: WORDS.notLinked })}
        />
      </p>
    </li>
  );
};
