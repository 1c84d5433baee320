import type { ExplainedResult, ExplainedRule } from '../../domain/analyses/explain.ts';
import { readText, readValue } from '../../domain/grading-reading.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { SiteDetail } from '../../domain/register-client.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { formatIso } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { LevelWords } from './level-words.tsx';
import { Part } from './part.tsx';
import { ReasonList, type ShownReason } from './reason-list.tsx';
import styles from './site-card.module.css';
import { WORDS } from './words.ts';

interface GradeTraceProps {
  readonly detail: SiteDetail;
  readonly kind: HazardKind | undefined;
  /** The same with dates and words for what is missing, once the worker has answered; `null` before. */
  readonly rule: ExplainedRule | null;
}

/** 等级溯源: what the register states and on which basis, and each step of the rule. */
export const GradeTrace = ({ detail, kind, rule }: GradeTraceProps) => {
  const text = useText();
  const grading = kind?.grading;
  const result = rule?.computed ?? toResult(detail, kind);
  return (
    <Part
      title={text(WORDS.why)}
      note={
        grading === undefined
          ? ''
          : `${text(WORDS.rule)} ${grading.document} ${grading.clause} · ${text(WORDS.version)} ${grading.version}`
      }
    >
      <Basis properties={detail.properties} />
      {rule === null ? null : <Difference rule={rule} />}
      {rule === null ? null : <Overrides rule={rule} />}
      <Steps result={result} />
    </Part>
  );
};

/** Without dates: they come with the worker's answer. */
const toResult = (
  { grade }: SiteDetail,
  kind: HazardKind | undefined,
): Pick<ExplainedResult, 'missing'> & Record<'reasons' | 'findings', readonly ShownReason[]> => ({
  reasons: grade.reasons,
  findings: grade.findings,
  missing: grade.missing.map((field) => ({
    field,
    words: kind?.fields.find(({ name }) => name === field)?.words ?? { zh: field, en: field },
  })),
});

type Shown = ReturnType<typeof toResult>;

/** Reasons first, then what is missing, then what changes no level. */
export const Steps = ({ result }: { readonly result: Shown }) => {
  const text = useText();
  const { reasons, missing, findings } = result;
  return (
    <>
      {reasons.length === 0 && missing.length === 0 ? <p className={styles['quiet']}>{text(WORDS.noReasons)}</p> : null}
      <ReasonList reasons={reasons} mark={{ 'data-reasons': '' }} />
      <Missing missing={missing} />
      {findings.length === 0 ? null : (
        <>
          <h4 className={styles['findings']}>{text(WORDS.findings)}</h4>
          <ReasonList reasons={findings} mark={{ 'data-findings': '' }} />
        </>
      )}
    </>
  );
};

export const Missing = ({ missing }: Pick<ExplainedResult, 'missing'>) => {
  const text = useText();
  if (missing.length === 0) return null;
  return (
    <p className={styles['quiet']} data-missing={missing.map(({ field }) => field).join(',')}>
      {text(WORDS.missing)}
      {missing.map(({ words }) => text(words)).join(text({ zh: '、', en: ', ' }))}
    </p>
  );
};

/** `grade_basis` as the register states it: document, clause, day and who assessed. */
const Basis = ({ properties }: { readonly properties: SiteProperties }) => {
  const text = useText();
  const basis = readValue(properties, 'grade_basis');
  if (typeof basis !== 'object' || basis === null) return null;
  const member = (name: string): string => readText(basis as SiteProperties, name) ?? '';
  const date = member('date');
  const parts = [member('document'), member('clause'), date === '' ? '' : formatIso(date), member('assessor')];
  const shown = parts.filter((part) => part !== '').join(' · ');
  if (shown === '') return null;
  return (
    <p className={styles['quiet']} data-basis={date}>
      {text(WORDS.basis)} {shown}
    </p>
  );
};

/** Said aloud only where the two are known and are not one. */
const Difference = ({ rule: { registered, computed, scale } }: { readonly rule: ExplainedRule }) => {
  const text = useText();
  if (registered === null || computed.level === null || registered === computed.level) return null;
  return (
    <p className={styles['aside']} data-disagreement="">
      <strong>{text(WORDS.differs)}</strong>
      <span>
        {text(WORDS.registeredLevel)} <LevelWords level={registered} scale={scale} />
      </span>
      <span>
        {text(WORDS.ruleLevel)} <LevelWords level={computed.level} scale={scale} />
      </span>
    </p>
  );
};

const Overrides = ({ rule: { overrides, scale } }: { readonly rule: ExplainedRule }) => {
  const text = useText();
  if (overrides.length === 0) return null;
  return (
    <p className={styles['aside']} data-overrides={overrides.map(({ band }) => band).join(',')}>
      <strong>{text(WORDS.override)}</strong>
      {overrides.map(({ band, byDefault, byConfig }) => (
        <span key={band}>
          {band} → <LevelWords level={byConfig ?? 'unassessed'} scale={scale} />（{text(WORDS.byDefault)}{' '}
          <LevelWords level={byDefault} scale={scale} />）
        </span>
      ))}
    </p>
  );
};
