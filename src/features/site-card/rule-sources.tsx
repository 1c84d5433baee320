import type { ExplainedRule } from '../../domain/analyses/explain.ts';
import type { StatedDocument } from '../../domain/analyses/rules.ts';
import { useText } from '../../ui/language.tsx';
import styles from './site-card.module.css';
import { CONFIDENCE_WORDS, WORDS } from './words.ts';

/** The texts behind the rules of this card, and what is wrong with a rule or with an authority's colours of it. */
export const RuleSources = ({ rules }: { readonly rules: readonly ExplainedRule[] }) => {
  const text = useText();
  const findings = rules.flatMap(({ ruleFindings }) => ruleFindings).filter(({ kind }) => kind !== 'not-in-force');
  return (
    <>
      {findings.length === 0 ? null : (
        <div className={styles['mismatch']} role="note" data-rule-findings={findings.length}>
          <strong>{text(WORDS.ruleProblems)}</strong>
          <ul>
            {findings.map((finding, index) => (
              <li key={`${finding.kind}.${index}`} data-rule-finding={finding.kind}>
                {text(finding.words)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details className={`${styles['fold']} ${styles['part']}`} data-rule-sources="">
        <summary>{text(WORDS.sources)}</summary>
        {rules.map(({ id, words, version, documents }) => (
          <div key={id} data-rule-sheet={id}>
            <h4 className={styles['findings']}>
              {text(words)} · {text(WORDS.version)} {version}
            </h4>
            <ul className={styles['documents']}>
              {documents.map((document) => (
                <Document key={`${document.document} ${document.clause}`} document={document} />
              ))}
            </ul>
          </div>
        ))}
      </details>
    </>
  );
};

const Document = ({
  document: { document, clause, confidence, validFrom, validTo, carries, isInForce },
}: {
  readonly document: StatedDocument;
}) => {
  const text = useText();
  const period = [validFrom ?? '', validTo ?? ''].some((day) => day !== '')
    ? `${validFrom ?? '…'} – ${validTo ?? '…'}`
    : '';
  return (
    <li data-in-force={isInForce}>
      <span>{[document, clause].filter((part) => part !== '').join(' ')}</span>
      <span className={styles['reasonSource']}>
        {[text(carries), text(CONFIDENCE_WORDS[confidence]), period, isInForce ? '' : text(WORDS.notInForce)]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
    </li>
  );
};
