import type { GradeReason } from '../../domain/grading.ts';
import { levelKeyOf } from '../../domain/levels.ts';
import type { SiteDetail } from '../../domain/register-client.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { formatNumber } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Part } from './part.tsx';
import styles from './site-card.module.css';
import { CONFIDENCE_WORDS, WORDS } from './words.ts';

interface GradeTraceProps {
  readonly detail: SiteDetail;
  readonly kind: HazardKind | undefined;
}

/** 等级溯源: each step with the value read, the threshold applied and where it stands written. */
export const GradeTrace = ({ detail, kind }: GradeTraceProps) => {
  const text = useText();
  const { reasons, missing, findings } = detail.grade;
  const rule = kind?.grading;
  const fieldName = (name: string): string => {
    const field = kind?.fields.find((candidate) => candidate.name === name);
    return field === undefined ? name : text(field.words);
  };
  return (
    <Part
      title={text(WORDS.why)}
      note={
        rule === undefined
          ? ''
          : `${text(WORDS.rule)} ${rule.document} ${rule.clause} · ${text(WORDS.version)} ${rule.version}`
      }
    >
      {reasons.length === 0 && missing.length === 0 ? <p className={styles['quiet']}>{text(WORDS.noReasons)}</p> : null}
      <ul className={styles['reasons']} data-reasons="">
        {reasons.map((reason, index) => (
          <Reason key={`${reason.rule}.${index}`} reason={reason} />
        ))}
      </ul>
      {missing.length === 0 ? null : (
        <p className={styles['quiet']} data-missing={missing.join(',')}>
          {text(WORDS.missing)}
          {missing.map(fieldName).join(text({ zh: '、', en: ', ' }))}
        </p>
      )}
      {findings.length === 0 ? null : (
        <>
          <h4 className={styles['findings']}>{text(WORDS.findings)}</h4>
          <ul className={styles['reasons']} data-findings="">
            {findings.map((finding, index) => (
              <Reason key={`${finding.rule}.${index}`} reason={finding} />
            ))}
          </ul>
        </>
      )}
    </Part>
  );
};

const Reason = ({ reason }: { readonly reason: GradeReason }) => {
  const text = useText();
  const { rule, words, value, threshold, source, confidence, level } = reason;
  const shown = typeof value === 'number' ? formatNumber(value, 3) : (value ?? text(WORDS.missingValue));
  return (
    <li
      data-rule={rule}
      data-value={value === null ? '' : String(value)}
      data-threshold={threshold}
      data-source={source}
      data-confidence={confidence}
    >
      <span className={styles['reasonMark']}>
        {level === null ? <span aria-hidden="true">○</span> : <LevelBadge level={levelKeyOf(level)} />}
      </span>
      <span className={styles['reasonMain']}>
        <span>{text(words)}</span>
        <span className={styles['reasonSource']}>
          {[threshold, source, text(CONFIDENCE_WORDS[confidence])].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className={styles['reasonValue']}>{shown}</span>
    </li>
  );
};
