import type { ReactNode } from 'react';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import type { FacetCounts, FocusCounts, LevelCounts, WallPanelProps } from './props.ts';
import styles from './strip.module.css';
import { WORDS, rateOf } from './words.ts';

interface WallStripProps extends WallPanelProps {
  readonly focus: FocusCounts;
  readonly red: LevelCounts;
  readonly facet: FacetCounts | null;
}

/** The answer in ten seconds, for five metres: the gap of one register, then red and 头顶库 that nobody sees. */
export const WallStrip = (props: WallStripProps) => {
  const text = useText();
  return (
    <section
      className={styles['strip']}
      aria-label={text(WORDS.key)}
      aria-busy={props.state.status === 'loading'}
      data-state={props.state.status}
    >
      <Hero {...props} />
      <RedCell {...props} />
      <FacetCell {...props} />
    </section>
  );
};

const Hero = ({ kinds, scope, toFigure, focus }: WallStripProps) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === focus.kind);
  if (kind === undefined) return null;
  const { links, counts } = focus;
  const rate = links?.linkedRate ?? null;
  const shared = {
    kind: kind.id,
    counts,
    unit: kind.words.unit,
    filter: { ...scope.filter, kinds: null, links: null },
  };
  const linked = { ...shared, title: WORDS.linked, definition: WORDS.linkedNote };
  const missing = { ...shared, title: WORDS.notLinked, definition: WORDS.notLinkedNote };
  const terms = (label: typeof WORDS.linked | typeof WORDS.notLinked, value: number) => ({
    numerator: { label, value },
    denominator: { label: WORDS.registered, value: links?.registered ?? 0 },
  });
  const unit = text(kind.words.unit);
  return (
    <div className={styles['hero']} data-cell="hero">
      <div className={styles['parts']}>
        <div className={styles['seen']}>
          <p className={styles['label']}>
            {text(rateOf(kind.words.shortName))} · {text(WORDS.target)} 100 %
          </p>
          <p className={styles['rate']}>
            <Figure
              format="rate"
              figure={toFigure({
                ...linked,
                name: 'linked-rate',
                value: rate,
                title: WORDS.linkedRate,
                ...(links === null ? {} : terms(WORDS.linked, links.linked)),
              })}
            />
          </p>
        </div>
        <div className={styles['missing']}>
          <p className={styles['label']}>
            {text(kind.words.name)} {text(WORDS.unseen)}
          </p>
          <p className={styles['gap']}>
            <Figure
              unit={unit}
              figure={toFigure({ ...missing, name: 'not-linked', value: links?.notLinked ?? null })}
            />
          </p>
        </div>
      </div>
      <div className={styles['bar']}>
        <ShareBar share={rate} />
      </div>
      <p className={styles['foot']}>
        <span>
          {text(WORDS.linked)} <Figure figure={toFigure({ ...linked, name: 'linked', value: links?.linked ?? null })} />{' '}
          / {text(WORDS.registered)}{' '}
          <Figure
            unit={unit}
            figure={toFigure({
              ...shared,
              name: 'registered',
              value: links?.registered ?? null,
              title: WORDS.registered,
            })}
          />
        </span>
        <span>
          {text(WORDS.notLinked)}{' '}
          <Figure
            format="rate"
            figure={toFigure({
              ...missing,
              name: 'not-linked-rate',
              value: rate === null ? null : 1 - rate,
              title: WORDS.notLinkedRate,
              ...(links === null ? {} : terms(WORDS.notLinked, links.notLinked)),
            })}
          />
        </span>
      </p>
    </div>
  );
};

const Cell = (props: {
  readonly mark: ReactNode;
  readonly label: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
}) => (
  <div className={styles['cell']}>
    <p className={styles['label']}>
      {props.mark} {props.label}
    </p>
    <p className={styles['value']}>{props.value}</p>
    <p className={styles['note']}>{props.note}</p>
  </div>
);

const RedCell = ({ scope, toFigure, red }: WallStripProps) => {
  const text = useText();
  const isMixed = red.total.state === 'mixed';
  const shared = {
    level: '1',
    unit: WORDS.sites,
    counts: red.total.counts,
    filter: { ...scope.filter, levels: null, links: null },
    definition: isMixed ? KIT.mixedNote : WORDS.notLinkedNote,
  };
  const share = red.sites === null || red.sites === 0 ? null : (red.notLinked ?? 0) / red.sites;
  return (
    <Cell
      mark={<LevelBadge level="1" />}
      label={`${text(WORDS.redNotLinked)} · ${text(WORDS.allKinds)}`}
      value={
        <Figure
          unit={text(WORDS.sites)}
          instead={isMixed ? text(KIT.mixed) : undefined}
          figure={toFigure({ ...shared, name: 'not-linked', value: red.notLinked, title: WORDS.redNotLinked })}
        />
      }
      note={
        <>
          {text(WORDS.ofRed)}{' '}
          <Figure
            format="rate"
            instead={isMixed ? text(KIT.mixed) : undefined}
            figure={toFigure({
              ...shared,
              name: 'not-linked-rate',
              value: share,
              title: WORDS.notLinkedRate,
              ...(share === null
                ? {}
                : {
                    numerator: { label: WORDS.notLinked, value: red.notLinked ?? 0 },
                    denominator: { label: WORDS.registered, value: red.sites ?? 0 },
                  }),
            })}
          />
        </>
      }
    />
  );
};

const FacetCell = ({ kinds, scope, toFigure, facet }: WallStripProps) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === facet?.kind);
  const words = kind?.facets.find(({ id }) => id === facet?.facet)?.words;
  if (facet === null || kind === undefined || words === undefined) return null;
  const shared = {
    kind: facet.kind,
    flag: facet.flag,
    unit: kind.words.unit,
    counts: facet.counts,
    filter: {
      ...scope.filter,
      kinds: null,
      links: null,
      flags: [...new Set([...scope.filter.flags, facet.flag])].sort(),
    },
  };
  return (
    <Cell
      mark={
        <span className={styles['symbol']}>
          <SiteSymbol shape={kind.shape} level="1" state="not-linked" hasBar hasDigit={false} />
        </span>
      }
      label={`${text(words)} · ${text(WORDS.notLinked)}`}
      value={
        <Figure
          unit={text(kind.words.unit)}
          figure={toFigure({
            ...shared,
            name: 'not-linked',
            value: facet.links?.notLinked ?? null,
            title: WORDS.notLinked,
            definition: WORDS.notLinkedNote,
          })}
        />
      }
      note={
        <>
          {text(WORDS.registered)}{' '}
          <Figure
            unit={text(kind.words.unit)}
            figure={toFigure({
              ...shared,
              name: 'registered',
              value: facet.links?.registered ?? null,
              title: WORDS.registered,
            })}
          />
        </>
      }
    />
  );
};
