import type { Localised } from '../domain/words.ts';
import { useText } from '../ui/language.tsx';
import type { View } from '../url/board-state.ts';
import styles from './skip-links.module.css';
import { SKIP_WORDS } from './key-words.ts';

interface Target {
  readonly within: string;
  readonly words: Localised;
}

/** Where a link leads: the first thing inside that takes the focus. */
const TARGETS: Readonly<Partial<Record<View, readonly Target[]>>> = {
  explore: [
    { within: '[data-map="main"]', words: SKIP_WORDS.map },
    { within: '[data-part="legend"]', words: SKIP_WORDS.legend },
    { within: '[data-part="list"]', words: SKIP_WORDS.list },
  ],
  compare: [
    { within: '[data-part="comparison"]', words: SKIP_WORDS.comparison },
    { within: '[data-part="population"]', words: SKIP_WORDS.population },
  ],
};

const FOCUSABLE = ':is(a[href], button:enabled, input:enabled, [tabindex]):not([tabindex="-1"])';

const focusInside = (within: string): void => {
  for (const element of document.querySelectorAll<HTMLElement>(`${within} ${FOCUSABLE}`)) {
    element.focus();
    if (document.activeElement === element) return;
  }
};

/** The page's first stops of Tab, seen only while they have the focus. */
export const SkipLinks = ({ view }: { readonly view: View }) => {
  const text = useText();
  const targets = TARGETS[view];
  if (targets === undefined) return null;
  return (
    <nav className={styles['links']} aria-label={text(SKIP_WORDS.name)}>
      {targets.map(({ within, words }) => (
        // Buttons: a fragment in the address would be one more thing that a colleague sees again.
        <button key={within} type="button" onClick={() => focusInside(within)}>
          {text(words)}
        </button>
      ))}
    </nav>
  );
};
