import type { IndicatorSet } from '../../domain/analyses/indicators.ts';
import { explainDenominators, LINK_DENOMINATORS, type LinkDenominator } from '../../domain/indicators/denominators.ts';
import type { Localised } from '../../domain/words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import styles from './indicator-board.module.css';
import type { Entry } from './to-entries.ts';
import { toCountFigure, toRateFigure, toTermFigure, type FigureContext } from './to-figure.ts';
import { DENOMINATOR_WORDS, WORDS } from './words.ts';

interface DenominatorsProps {
  readonly set: IndicatorSet;
  readonly entryOf: (denominator: LinkDenominator) => Entry;
  readonly kindEntryOf: (denominator: LinkDenominator, kind: string) => Entry | null;
  readonly context: FigureContext;
}

/** 接入率 by its three denominators side by side, how far they differ and why, kind by kind, and by whom. */
export const Denominators = ({ set, entryOf, kindEntryOf, context }: DenominatorsProps) => {
  const text = useText();
  const entries = {
    sources: entryOf('sources'),
    enterprises: entryOf('enterprises'),
    connectable: entryOf('connectable'),
  };
  const { sentence } = explainDenominators({
    sources: entries.sources.indicator,
    enterprises: entries.enterprises.indicator,
    connectable: entries.connectable.indicator,
  });
  return (
    <>
      <ul className={styles['three']}>
        {LINK_DENOMINATORS.map((denominator) => (
          <li key={denominator}>
            <Column entry={entries[denominator]} denominator={denominator} context={context} />
          </li>
        ))}
      </ul>
      <p className={styles['sentence']} data-explanation="denominators">
        {text(sentence)}
      </p>
      {set.kinds.length > 1 ? <ByKind {...{ set, kindEntryOf, context }} /> : null}
      <Enterprises set={set} filter={entries.sources.indicator.scope.filter} context={context} />
    </>
  );
};

const Column = ({
  entry,
  denominator,
  context,
}: {
  readonly entry: Entry;
  readonly denominator: LinkDenominator;
  readonly context: FigureContext;
}) => {
  const text = useText();
  const { definition, indicator, reason } = entry;
  return (
    <>
      <p className={styles['threeName']}>
        <b>{text(DENOMINATOR_WORDS[denominator])}</b>
        <Figure figure={toRateFigure(entry, context)} format="rate" className={styles['big']} />
      </p>
      <ShareBar share={indicator.value} size="small" />
      <p className={styles['threeTerms']}>
        {text(definition.numerator.words)} <Figure figure={toTermFigure(entry, 'numerator', context)} /> ÷{' '}
        {text(definition.denominator.words)}{' '}
        <Figure figure={toTermFigure(entry, 'denominator', context)} unit={text(definition.denominator.unit)} />
      </p>
      {reason === null ? null : <p className={styles['reason']}>{text(reason)}</p>}
    </>
  );
};

const ByKind = ({ set, kindEntryOf, context }: Omit<DenominatorsProps, 'entryOf'>) => {
  const text = useText();
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.byKind)}</th>
            {LINK_DENOMINATORS.map((denominator) => (
              <th key={denominator} scope="col" data-number>
                {text(DENOMINATOR_WORDS[denominator])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {set.byKind.map(({ kind }) => (
            <tr key={kind}>
              <th scope="row">{context.kindName(kind)}</th>
              {LINK_DENOMINATORS.map((denominator) => {
                const entry = kindEntryOf(denominator, kind);
                return (
                  <td key={denominator} data-number>
                    {entry === null ? null : <Figure figure={toRateFigure(entry, context)} format="rate" />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Enterprises = ({
  set,
  filter,
  context,
}: Pick<DenominatorsProps, 'set' | 'context'> & { readonly filter: string }) => {
  const text = useText();
  if (set.partlyLinked.length === 0) return null;
  return (
    <details className={styles['enterprises']}>
      <summary>
        {text(WORDS.enterprises)}
        <small>
          {text(WORDS.firstOnly)} {set.partlyLinked.length}
        </small>
      </summary>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.enterprise)}</th>
              <th scope="col" data-number>
                {text(WORDS.registered)}
              </th>
              <th scope="col" data-number>
                {text(WORDS.linkedSites)}
              </th>
              <th scope="col" data-number>
                {text(WORDS.missingSites)}
              </th>
              <th scope="col" data-number>
                {text(WORDS.unconnectable)}
              </th>
            </tr>
          </thead>
          <tbody>
            {set.partlyLinked.map(({ id, name, sites, linked, unconnectable }) => {
              const numberOf = (part: string, words: Localised, value: number) => (
                <Figure
                  figure={toCountFigure(
                    {
                      name: 'enterprise-sites',
                      part,
                      value,
                      title: { zh: `${name ?? id} · ${words.zh}`, en: `${name ?? id} · ${words.en}` },
                      filter,
                      set,
                    },
                    context,
                  )}
                />
              );
              return (
                <tr key={id} data-enterprise={id}>
                  <th scope="row">{name ?? id}</th>
                  <td data-number>{numberOf('sites', WORDS.registered, sites)}</td>
                  <td data-number>{numberOf('linked', WORDS.linkedSites, linked)}</td>
                  <td data-number>{numberOf('missing', WORDS.missingSites, sites - linked)}</td>
                  <td data-number>{numberOf('unconnectable', WORDS.unconnectable, unconnectable)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
};
