import type { SiteFilter } from '../../domain/site-filter.ts';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { LinkMark } from '../../ui/site-symbol.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import styles from './freshness.module.css';
import { FRESHNESS_STATES, type Freshness, type FreshnessState } from './to-freshness.ts';
import { isStateOn, toObeyed, toStatePatch } from './to-patch.ts';
import { LOOKS, STATE_NOTES, STATE_WORDS, WORDS } from './words.ts';

interface FreshnessKeysProps {
  readonly freshness: Freshness;
  /** The visible ones. */
  readonly kindIds: readonly string[];
  readonly filter: SiteFilter;
  readonly toFigure: ToCountFigure;
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
}

/** The looks in words, with their counts over the visible kinds; all but on time are switches. */
export const FreshnessKeys = (props: FreshnessKeysProps) => (
  <ul className={styles['keys']}>
    {FRESHNESS_STATES.map((state) => (
      <Key key={state} state={state} {...props} />
    ))}
  </ul>
);

/** What a figure of a state is called on the page: late and lost are facets, the others are counts of sites. */
const NAMES: Readonly<Record<FreshnessState, string>> = {
  fresh: 'on-time',
  late: 'late',
  lost: 'lost',
  never: 'never-connected',
  'not-applicable': 'not-applicable',
};

const Key = ({
  state,
  freshness,
  kindIds,
  filter,
  toFigure,
  onFilter,
}: FreshnessKeysProps & { readonly state: FreshnessState }) => {
  const text = useText();
  const isMixed = freshness.kinds.state === 'mixed';
  const patch = toStatePatch(filter, state, kindIds);
  const label = (
    <>
      <LinkMark state={LOOKS[state]} size={13} /> {text(STATE_WORDS[state])}
    </>
  );
  return (
    <li className={styles['key']}>
      {patch === null ? (
        <span className={styles['keyName']}>{label}</span>
      ) : (
        <ToggleButton
          look="plain"
          className={styles['keyName']}
          isPressed={isStateOn(filter, state, kindIds)}
          onToggle={() => onFilter(patch)}
        >
          {label}
        </ToggleButton>
      )}
      <Figure
        instead={isMixed ? text(KIT.mixed) : undefined}
        figure={toFigure({
          name: NAMES[state],
          value: freshness.parts?.[state] ?? null,
          title: STATE_WORDS[state],
          unit: WORDS.unit,
          counts: freshness.kinds.counts,
          filter: toObeyed(filter, state, kindIds),
          definition: isMixed ? KIT.mixedNote : STATE_NOTES[state],
        })}
      />
    </li>
  );
};
