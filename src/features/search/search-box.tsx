import { Suspense, lazy, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import type { SearchBoxProps } from './props.ts';
import styles from './search.module.css';
import { moveTo, toGroups, totalOf, type Hit, type Move, type OptionGroup } from './to-options.ts';
import { useSearchAnswer, type Asking } from './use-search-answer.ts';
import { WORDS, countWords, nothingWords } from './words.ts';

// Symbols and rows are not needed before something is typed.
const ResultList = lazy(() => import('./result-list.tsx').then((module) => ({ default: module.ResultList })));

/** Longer than any name; the register answers such a text with nothing. */
const LONGEST_TEXT = 100;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** 搜索: one field for regions, sites, enterprises and positions, with a list of what it found. */
export const SearchBox = (props: SearchBoxProps) => {
  const { search, kinds, regions, hasShortcut = true } = props;
  const words = useText();
  const listId = useId();
  const ownInput = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? ownInput;
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const asking = useSearchAnswer(search);
  useSlashKey(input, hasShortcut);

  const isBlank = text.trim() === '';
  const groups = isBlank || asking.asked === null ? [] : toGroups(asking.asked.answer);
  const options = groups.flatMap((group) => group.options);
  const isListed = isOpen && options.length > 0;
  const activeId = isListed && active !== null ? `${listId}-${active}` : undefined;
  const message = toMessage(text, asking, groups);

  const close = (): void => {
    setIsOpen(false);
    setActive(null);
  };
  const finish = (): void => {
    setText('');
    close();
    input.current?.blur();
  };
  const choose = (hit: Hit): void => {
    finish();
    tell(props, hit);
  };
  const type = (next: string): void => {
    setText(next);
    setIsOpen(true);
    setActive(null);
    void asking.ask(next);
  };
  /** The option that is marked; else the best, once the answer to what stands there has come. */
  const enter = async (): Promise<void> => {
    const marked = active === null ? undefined : options[active];
    if (marked !== undefined) return choose(marked.hit);
    if (isBlank) return;
    const current = asking.asked?.text === text ? asking.asked.answer : await asking.ask(text);
    const best = current === null ? undefined : toGroups(current)[0]?.options[0];
    if (best === undefined) setIsOpen(true);
    else choose(best.hit);
  };
  const escape = (): void => {
    if (isOpen && !(isBlank && !isListed)) close();
    else finish();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // While Chinese is being composed the keys belong to the input method.
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const move = MOVES[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      void enter();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      escape();
    } else if (move !== undefined && (event.key.startsWith('Arrow') || active !== null)) {
      event.preventDefault();
      setIsOpen(true);
      if (isListed || event.key === 'ArrowDown') setActive(moveTo(move, active, options.length));
    }
  };

  return (
    // The element of that name is younger than the browsers of many offices; and that the focus leaves is no interaction.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="search"
      aria-label={words(WORDS.name)}
      className={styles['search']}
      data-open={isOpen}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <div className={styles['field']}>
        <Icon name="search" />
        <input
          ref={input}
          role="combobox"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          placeholder={words(WORDS.placeholder)}
          aria-label={words(WORDS.field)}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={isListed}
          aria-controls={isListed ? listId : undefined}
          aria-activedescendant={activeId}
          aria-keyshortcuts={hasShortcut ? '/' : undefined}
          onChange={(event) => type(event.target.value)}
          onFocus={() => {
            setIsOpen(true);
            void asking.ask(text);
          }}
          onClick={() => setIsOpen(true)}
          onKeyDown={onKeyDown}
        />
        {hasShortcut && text === '' ? <kbd aria-hidden="true">/</kbd> : null}
        {text === '' && !isOpen ? null : (
          <button type="button" className={styles['clear']} aria-label={words(WORDS.clear)} onClick={finish}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {isOpen ? (
        // A press in the list must not take the focus from the field, or the list closes under the finger.
        <div className={styles['popup']} role="presentation" onPointerDown={(event) => event.preventDefault()}>
          {isListed ? (
            <Suspense fallback={<p className={styles['message']}>{words(WORDS.searching)}</p>}>
              <ResultList
                id={listId}
                groups={groups}
                active={active}
                text={asking.asked?.text ?? ''}
                kinds={kinds}
                regions={regions}
                onChoose={choose}
              />
            </Suspense>
          ) : null}
          {message === null || isListed ? null : <p className={styles['message']}>{words(message)}</p>}
        </div>
      ) : null}
      <p className="visually-hidden" role="status">
        {isOpen && !isBlank ? words(message ?? toCount(text, asking, groups)) : ''}
      </p>
    </div>
  );
};

/** What stands below the field where there is no list, and what is read out; `null`: there is a list. */
const toMessage = (text: string, { asked, state }: Asking, groups: readonly OptionGroup[]) => {
  if (state === 'failed') return WORDS.failed;
  if (asked === null) return state === 'waiting' ? WORDS.indexing : WORDS.examples;
  if (text === '') return WORDS.examples;
  if (text.trim() === '') return WORDS.blank;
  if (text.length > LONGEST_TEXT) return WORDS.tooLong;
  if (groups.length > 0) return null;
  return asked.text === text ? nothingWords(text) : WORDS.searching;
};

/** Of the answer to what stands in the field; the list of an earlier text may still be on screen. */
const toCount = (text: string, { asked }: Asking, groups: readonly OptionGroup[]) =>
  asked?.text === text ? countWords(totalOf(groups)) : WORDS.searching;

const tell = ({ onRegion, onSite, onEnterprise, onCoordinate }: SearchBoxProps, hit: Hit): void => {
  switch (hit.type) {
    case 'region':
      return onRegion(hit.adcode);
    case 'site': {
      const { kind, id, adcode, lngLat } = hit.row;
      return onSite({ kind, id, adcode, lngLat });
    }
    case 'enterprise':
      return onEnterprise(hit);
    case 'coordinate':
      return onCoordinate(hit);
  }
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `/` from anywhere but another field; a dialog that is open keeps its keys. */
const useSlashKey = (input: { readonly current: HTMLInputElement | null }, isActive: boolean): void => {
  useEffect(() => {
    if (!isActive) return;
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
      if (event.target instanceof Element && event.target.closest('dialog, [role="dialog"]') !== null) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [input, isActive]);
};
