import { useId, type ReactNode } from 'react';
import type { ExplainedInput, ExplainedRule, ExplainedWhatIf } from '../../domain/analyses/explain.ts';
import { levelKeyOf, type MaybeRiskLevel } from '../../domain/levels.ts';
import type { LevelScale } from '../../domain/rule-sheet.ts';
import type { Localised } from '../../domain/words.ts';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import { Missing } from './grade-trace.tsx';
import { LevelWords } from './level-words.tsx';
import { ReasonList } from './reason-list.tsx';
import styles from './site-card.module.css';
import { NO_VALUE, toDraft, type Drafts } from './to-changes.ts';
import { WORDS } from './words.ts';

interface WhatIfProps {
  readonly rule: ExplainedRule;
  readonly drafts: Drafts;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onDraft: (input: string, draft: string) => void;
  readonly onReset: () => void;
}

/** 假设推演: every input of the rule with its control, and the level it would give beside the registered one. */
export const WhatIf = ({ rule, drafts, isOpen, onOpen, onDraft, onReset }: WhatIfProps) => {
  const text = useText();
  const isTouched = Object.keys(drafts).length > 0;
  return (
    <details
      className={styles['fold']}
      open={isOpen}
      data-what-if={rule.id}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary>{text(WORDS.whatIf)}</summary>
      <p className={styles['quiet']}>{text(WORDS.whatIfNote)}</p>
      <div className={styles['inputs']}>
        {rule.inputs.map((input) => (
          <InputRow
            key={input.id}
            input={input}
            draft={drafts[input.id] ?? toDraft(input.value)}
            isChanged={drafts[input.id] !== undefined && drafts[input.id] !== toDraft(input.value)}
            onDraft={(draft) => onDraft(input.id, draft)}
          />
        ))}
      </div>
      <Outcome rule={rule} whatIf={rule.whatIf} />
      <button type="button" className={styles['reset']} disabled={!isTouched} onClick={onReset}>
        {text(WORDS.reset)}
      </button>
    </details>
  );
};

interface InputRowProps {
  readonly input: ExplainedInput;
  readonly draft: string;
  readonly isChanged: boolean;
  readonly onDraft: (draft: string) => void;
}

const InputRow = ({ input, draft, isChanged, onDraft }: InputRowProps) => {
  const text = useText();
  const id = useId();
  const unit = input.unit === null ? '' : text(input.unit);
  return (
    <div data-input={input.id} data-changed={isChanged}>
      <label htmlFor={id}>
        {text(input.words)}
        {input.state === 'invalid' ? (
          <small>
            {text(WORDS.unusable)}
            {input.raw}
          </small>
        ) : null}
      </label>
      <span className={styles['control']}>
        <Control {...{ id, input, draft, onDraft }} />
        {unit === '' ? null : <span className={styles['unit']}>{unit}</span>}
      </span>
    </div>
  );
};

const YES_NO: readonly { readonly draft: string; readonly words: Localised }[] = [
  { draft: 'true', words: WORDS.yes },
  { draft: 'false', words: WORDS.no },
  { draft: NO_VALUE, words: WORDS.notStated },
];

const Control = ({
  id,
  input,
  draft,
  onDraft,
}: Omit<InputRowProps, 'isChanged'> & { readonly id: string }): ReactNode => {
  const text = useText();
  switch (input.type) {
    case 'number':
      return (
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min={input.min ?? undefined}
          max={input.max ?? undefined}
          step={input.isCount ? 1 : 'any'}
          value={draft}
          placeholder={text(WORDS.notStated)}
          onChange={(event) => onDraft(event.target.value)}
        />
      );
    case 'date':
      return <input id={id} type="date" value={draft} onChange={(event) => onDraft(event.target.value)} />;
    case 'enum':
      return (
        <select id={id} value={draft} onChange={(event) => onDraft(event.target.value)}>
          <option value={NO_VALUE}>{text(WORDS.notStated)}</option>
          {input.options.map((option) => (
            <option key={option.value} value={option.value}>
              {text(option.words)}
            </option>
          ))}
        </select>
      );
    case 'boolean':
      return (
        <SegmentGroup label={text(input.words)}>
          {YES_NO.map((choice) => (
            <ToggleButton key={choice.draft} isPressed={draft === choice.draft} onToggle={() => onDraft(choice.draft)}>
              {text(choice.words)}
            </ToggleButton>
          ))}
        </SegmentGroup>
      );
  }
};

interface OutcomeProps {
  readonly rule: ExplainedRule;
  readonly whatIf: ExplainedWhatIf | null;
}

/**
 * Registered, by the rule, and with the changes: three levels side by side, in sight while any of the inputs is, then
 * what made the difference.
 */
const Outcome = ({ rule, whatIf }: OutcomeProps) => {
  const text = useText();
  const { scale, registered, computed } = rule;
  return (
    <>
      <dl className={`${styles['outcome']} ${styles['inSight']}`} aria-live="polite">
        <OutcomeLevel {...{ scale }} name="registered" words={WORDS.registeredLevel} level={registered} />
        <OutcomeLevel {...{ scale }} name="computed" words={WORDS.ruleLevel} level={computed.level} />
        {whatIf === null ? null : (
          <OutcomeLevel {...{ scale }} name="what-if" words={WORDS.whatIfLevel} level={whatIf.level} />
        )}
      </dl>
      {whatIf === null ? null : (
        <div aria-live="polite">
          {whatIf.refused.map(({ input, inputWords, words }) => (
            <p key={input} className={styles['quiet']} data-refused={input}>
              {text(WORDS.refused)} {text(inputWords)}: {text(words)}
            </p>
          ))}
          {whatIf.level === computed.level ? <p className={styles['quiet']}>{text(WORDS.unchanged)}</p> : null}
          <ReasonList
            scale={scale}
            reasons={whatIf.reasons}
            added={whatIf.added}
            mark={{ 'data-what-if-reasons': rule.id }}
          />
          <Missing missing={whatIf.missing} />
          {whatIf.removed.length === 0 ? null : (
            <>
              <h4 className={styles['findings']}>{text(WORDS.fellAway)}</h4>
              <ul className={styles['removed']} data-what-if-removed={rule.id}>
                {whatIf.removed.map((reason, index) => (
                  <li key={`${reason.rule}.${index}`} data-removed={reason.rule}>
                    {text(reason.words)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </>
  );
};

interface OutcomeLevelProps {
  readonly scale: LevelScale;
  readonly name: 'registered' | 'computed' | 'what-if';
  readonly words: Localised;
  readonly level: MaybeRiskLevel;
}

const OutcomeLevel = ({ scale, name, words, level }: OutcomeLevelProps) => {
  const text = useText();
  return (
    <div data-outcome={name} data-level={levelKeyOf(level)}>
      <dt>{text(words)}</dt>
      <dd>
        <LevelWords level={level} scale={scale} />
      </dd>
    </div>
  );
};
