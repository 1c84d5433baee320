import type { CountScope } from '../../domain/count-scope.ts';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import type { KindText } from '../../ui/describe-filter.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import styles from './kpi-strip.module.css';
import type { FocusKpi } from './to-kpis.ts';
import { WORDS } from './words.ts';

interface LinkBarProps {
  readonly focus: FocusKpi;
  readonly words: KindText['words'];
  readonly scope: CountScope;
  readonly toFigure: ToCountFigure;
}

/** Linked, its rate and the gap, each exactly above its part of the bar. */
export const LinkBar = ({ focus, words, scope, toFigure }: LinkBarProps) => {
  const text = useText();
  const { kind, counts, links } = focus;
  const filter = { ...scope.filter, kinds: null, links: null };
  const shared = { kind, counts, unit: words.unit, filter };
  const rate = links?.linkedRate ?? null;
  const linked = toFigure({
    ...shared,
    name: 'linked',
    value: links?.linked ?? null,
    title: WORDS.linked,
    definition: WORDS.linkedNote,
  });
  const linkedRate = toFigure({
    ...shared,
    name: 'linked-rate',
    value: rate,
    title: WORDS.linkedRate,
    definition: WORDS.linkedNote,
    ...(links === null
      ? {}
      : {
          numerator: { label: WORDS.linkedSource, value: links.linked },
          denominator: { label: WORDS.registered, value: links.registered },
        }),
  });
  const notLinked = toFigure({
    ...shared,
    name: 'not-linked',
    value: links?.notLinked ?? null,
    title: WORDS.notLinked,
    definition: WORDS.notLinkedNote,
  });
  const unit = text(words.unit);
  // The two columns share the width like the bar below them; a part too narrow for its number takes what it needs.
  const columns = `minmax(max-content, ${rate ?? 0.5}fr) minmax(max-content, ${1 - (rate ?? 0.5)}fr)`;
  return (
    <div className={`${styles['cell']} ${styles['bar']}`} data-cell="bar">
      <div className={styles['parts']} style={{ gridTemplateColumns: columns }}>
        <div className={styles['seen']}>
          <div className={styles['linked']}>
            <p className={styles['label']}>{text(WORDS.linked)}</p>
            <p className={styles['medium']}>
              <Figure figure={linked} unit={unit} />
            </p>
          </div>
          <div className={styles['rate']}>
            <p className={styles['label']}>{text(WORDS.linkedRateBySource)}</p>
            <p className={styles['large']}>
              <Figure figure={linkedRate} format="rate" />
            </p>
          </div>
        </div>
        <div className={styles['missing']}>
          <p className={styles['label']}>
            <span className={styles['phoneOnly']}>{text(words.shortName)} </span>
            {text(WORDS.notLinked)}
          </p>
          <p className={styles['large']}>
            <Figure figure={notLinked} unit={unit} />
          </p>
        </div>
        <div className={styles['share']}>
          <ShareBar share={rate} />
        </div>
      </div>
    </div>
  );
};
