import type { IndicatorsAnswer } from '../../domain/analyses/indicators.ts';
import {
  explainDenominators,
  INDICATOR_OF_DENOMINATOR,
  LINK_DENOMINATORS,
  type LinkDenominator,
} from '../../domain/indicators/denominators.ts';
import type { Region } from '../../domain/region-index.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import styles from './indicator-board.module.css';
import { toEntry, type BoardScope, type Entry } from './to-entries.ts';
import { toRateFigure, type FigureContext } from './to-figure.ts';
import { DENOMINATOR_WORDS, WORDS } from './words.ts';

interface LinkedRateProps {
  /** Of one kind; `null` while it is on its way. */
  readonly answer: IndicatorsAnswer | null;
  readonly scope: BoardScope;
  readonly filterText: string;
  readonly region: Region;
  readonly kinds: readonly HazardKind[];
  readonly sourceName: (source: string) => string;
}

/** `null`: nothing has answered. Registers of one kind are all synthetic or all real, so that there is one set. */
const useEntries = (props: LinkedRateProps) => {
  const text = useText();
  const language = useLanguage();
  const { answer, scope, region, kinds, filterText, sourceName } = props;
  const [set] = answer?.sets ?? [];
  if (answer === null || set === undefined) return null;
  const context: FigureContext = {
    language,
    region,
    filterText,
    sourceName,
    kindName: (id) => text(kinds.find((kind) => kind.id === id)?.words.shortName ?? { zh: id, en: id }),
  };
  const entryOf = (denominator: LinkDenominator): Entry =>
    toEntry({ answer, set, scope, region: region.adcode }, INDICATOR_OF_DENOMINATOR[denominator], set.region);
  return { context, entryOf };
};

/** 接入率 by a denominator other than the sources; — with its reason where it cannot be had. */
export const LinkedRateBy = (props: LinkedRateProps & { readonly denominator: LinkDenominator }) => {
  const text = useText();
  const found = useEntries(props);
  const { answer, denominator, region } = props;
  if (found === null)
    return (
      <Figure
        format="rate"
        instead={answer === null ? text(WORDS.loading) : undefined}
        figure={{ name: 'linked-rate', denominator, value: null, region: region.adcode }}
      />
    );
  return <Figure format="rate" figure={toRateFigure(found.entryOf(denominator), found.context)} />;
};

/** How far the three denominators differ, and why. */
export const DenominatorWhy = (props: LinkedRateProps) => {
  const text = useText();
  const found = useEntries(props);
  if (found === null)
    return <p className={styles['note']}>{text(props.answer === null ? WORDS.loading : WORDS.noRegister)}</p>;
  const entries = LINK_DENOMINATORS.map((denominator) => [denominator, found.entryOf(denominator)] as const);
  const indicators = Object.fromEntries(entries.map(([denominator, { indicator }]) => [denominator, indicator]));
  const { sources = null, enterprises = null, connectable = null } = indicators;
  const { sentence } = explainDenominators({ sources, enterprises, connectable });
  return (
    <div className={styles['why']}>
      <p data-explanation="denominators">{text(sentence)}</p>
      {entries.map(([denominator, { reason }]) =>
        reason === null ? null : (
          <p key={denominator} className={styles['reason']}>
            {text(DENOMINATOR_WORDS[denominator])}
            {text({ zh: '：', en: ': ' })}
            {text(reason)}
          </p>
        ),
      )}
    </div>
  );
};
