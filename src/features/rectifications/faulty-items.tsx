import { FAULT_WORDS } from '../../domain/rectification-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './faulty-items.module.css';
import { findingFigures } from './finding-figures.ts';
import type { ItemsPanelProps } from './props.ts';
import { WORDS } from './words.ts';

/** What contradicts itself or cannot be read, each by its name, and what was left out; nothing where all is in order. */
export const FaultyItems = ({ answer, scope, state, nowMs }: ItemsPanelProps) => {
  const text = useText();
  const language = useLanguage();
  if (answer === null) return null;
  const { faulty, faultyTotal, notAtSites, syntheticLeftOut, isComplete } = answer;
  const toFigure = findingFigures(scope, answer, language);
  const leftOut = [
    { name: 'rectifications-not-at-sites', value: notAtSites, title: WORDS.notAtSites },
    { name: 'rectifications-synthetic-left-out', value: syntheticLeftOut, title: WORDS.syntheticLeftOut },
  ].filter(({ value }) => value > 0);
  const count = { name: 'rectifications-faulty', value: faultyTotal, title: WORDS.faultsTitle };
  return (
    <>
      {isComplete ? null : (
        <p className={styles['note']} role="status" data-notice="items">
          {text(WORDS.incomplete)}
        </p>
      )}
      {leftOut.map((finding) => (
        <p key={finding.name} className={styles['note']} role="status" data-notice="items">
          {text(finding.title)} <Figure figure={toFigure(finding)} unit={text(WORDS.unit)} />
        </p>
      ))}
      {faultyTotal === 0 ? null : (
        <Panel
          name={WORDS.faultsName}
          title={WORDS.faultsTitle}
          note={text(WORDS.faultsNote)}
          aside={<Figure figure={toFigure(count)} />}
          state={state}
          nowMs={nowMs}
        >
          <ul className={styles['faultyItems']}>
            {faulty.map(({ id, fault, said, isCounted }, at) => (
              <li key={`${id} ${fault} ${at}`} data-fault={fault}>
                <code>{id === '' ? text(WORDS.noId) : id}</code>
                <span>
                  {text(FAULT_WORDS[fault])}
                  {isCounted ? '' : ` · ${text(WORDS.notCounted)}`}
                </span>
                <small lang="zh-CN">{said}</small>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
};
