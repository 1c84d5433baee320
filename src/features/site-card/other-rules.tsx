import type { ReactNode } from 'react';
import type { DatedReason, ExplainedRule } from '../../domain/analyses/explain.ts';
import { levelKeyOf } from '../../domain/levels.ts';
import { useText } from '../../ui/language.tsx';
import { Missing } from './grade-trace.tsx';
import { LevelWords } from './level-words.tsx';
import { Part } from './part.tsx';
import { ReasonList } from './reason-list.tsx';
import styles from './site-card.module.css';
import { WORDS } from './words.ts';

interface OtherRuleProps {
  readonly rule: ExplainedRule;
  /** What would change it, and the what-if. */
  readonly children: ReactNode;
}

/** A rule beside that of the static level: the live warning of the site, or the diagnosis of its enterprise. */
export const OtherRule = ({ rule, children }: OtherRuleProps) => {
  const text = useText();
  const isLive = rule.scale === 'warning';
  const { registered, computed, scale } = rule;
  // Items without a warning are told behind those that warn; the pond itself is the last.
  const isQuiet = (reason: DatedReason): boolean =>
    isLive && reason.level === null && reason !== computed.reasons.at(-1);
  const told = computed.reasons.filter((reason) => !isQuiet(reason));
  const quiet = computed.reasons.filter(isQuiet);
  return (
    <div data-explained={rule.id}>
      <Part
        title={text(isLive ? WORDS.live : WORDS.enterprise)}
        note={isLive ? (rule.documents[0]?.document ?? '') : text(WORDS.enterpriseNote)}
      >
        <dl className={styles['outcome']}>
          <div data-outcome="registered" data-level={levelKeyOf(registered)}>
            <dt>{text(WORDS.registeredLevel)}</dt>
            <dd>
              <LevelWords level={registered} scale={scale} />
            </dd>
          </div>
          <div data-outcome="computed" data-level={levelKeyOf(computed.level)}>
            <dt>{text(WORDS.ruleLevel)}</dt>
            <dd>
              {computed.level === null && computed.missing.length > 0 ? (
                '—'
              ) : (
                <LevelWords level={computed.level} scale={scale} />
              )}
            </dd>
          </div>
        </dl>
        <ReasonList scale={scale} reasons={told} mark={{ 'data-rule-reasons': rule.id }} />
        {quiet.length === 0 ? null : (
          <details className={styles['fold']}>
            <summary>
              {text(WORDS.quietItems)} {quiet.length}
            </summary>
            <ReasonList scale={scale} reasons={quiet} mark={{ 'data-rule-reasons': rule.id }} />
          </details>
        )}
        <Missing missing={computed.missing} />
        <ReasonList scale={scale} reasons={computed.findings} mark={{ 'data-rule-findings-of': rule.id }} />
        {children}
      </Part>
    </div>
  );
};
