import type { ReactNode } from 'react';
import type { ExplainedRule } from '../../domain/analyses/explain.ts';
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
        <ReasonList reasons={computed.reasons} mark={{ 'data-rule-reasons': rule.id }} />
        <Missing missing={computed.missing} />
        <ReasonList reasons={computed.findings} mark={{ 'data-rule-findings-of': rule.id }} />
        {children}
      </Part>
    </div>
  );
};
