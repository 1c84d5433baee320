import type { RulesAnswer, StatedDocument, StatedRule, StatedTable } from '../../domain/analyses/rules.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { LEVEL_KEYS, type LevelKey } from '../../domain/levels.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import styles from './level-check.module.css';
import { LevelWord } from './level-word.tsx';
import { CONFIDENCE_WORDS, SEVERITY_WORDS, WORDS } from './words.ts';

interface RulesProps {
  /** `null` until they came. */
  readonly answer: RulesAnswer | null;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly kinds: readonly HazardKind[];
  /** Of the filter; `null`: every rule, that on enterprises too. */
  readonly kindIds: readonly string[] | null;
}

/** 评级规则: where each rule stands in print, since when, with its thresholds, its colours and what is wrong with them. */
export const RuleSheets = ({ answer, state, nowMs, kinds, kindIds }: RulesProps) => {
  const text = useText();
  const rules = answer?.rules.filter(({ kind }) => kindIds === null || (kind !== null && kindIds.includes(kind))) ?? [];
  return (
    <Panel
      name={WORDS.rulesName}
      title={WORDS.rules}
      note={text(WORDS.rulesNote)}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={12}
    >
      {answer === null ? null : (
        <>
          <Findings answer={answer} />
          {rules.map((rule) => (
            <Rule key={rule.id} rule={rule} kinds={kinds} today={formatChinaDate(nowMs)} />
          ))}
        </>
      )}
    </Panel>
  );
};

/** Of every rule and of the configuration, whatever kinds are on screen: a wrong rule is nothing to filter away. */
const Findings = ({ answer: { findings } }: { readonly answer: RulesAnswer }) => {
  const text = useText();
  if (!findings.some(({ severity }) => severity === 'error'))
    return (
      <>
        <p className={styles['note']}>{text(WORDS.noFindings)}</p>
        <FindingList findings={findings} />
      </>
    );
  return <FindingList findings={findings} />;
};

const FindingList = ({ findings }: Pick<RulesAnswer, 'findings'>) => {
  const text = useText();
  // Two clauses of one document that is not in force are one finding to a reader.
  const said = findings.filter(
    (each, index) =>
      findings.findIndex(({ rule, words }) => rule === each.rule && words.zh === each.words.zh) === index,
  );
  if (said.length === 0) return null;
  return (
    <ul className={styles['findings']} aria-label={text(WORDS.findings)}>
      {said.map(({ kind, severity, rule, words }) => (
        <li key={`${kind} ${rule} ${words.zh}`} data-finding={kind} data-severity={severity}>
          <b>{text(SEVERITY_WORDS[severity])}</b> <small>{text(words)}</small>
        </li>
      ))}
    </ul>
  );
};

interface RuleProps {
  readonly rule: StatedRule;
  readonly kinds: readonly HazardKind[];
  readonly today: string;
}

const Rule = ({ rule, kinds, today }: RuleProps) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === rule.kind);
  const about = rule.kind === null ? text(WORDS.enterprise) : kind === undefined ? rule.kind : text(kind.words.name);
  return (
    <section className={styles['rule']} data-rule-sheet={rule.id} aria-label={text(rule.words)}>
      <h3>
        {text(rule.words)}{' '}
        <small>
          {about}
          {rule.scale === 'warning' ? ` · ${text(WORDS.warningScale)}` : ''} · {text(WORDS.version)} {rule.version}
        </small>
      </h3>
      <div className={styles['ruleParts']}>
        <Documents documents={rule.documents} today={today} />
        <div className={styles['thresholds']}>
          {rule.tables.map((table) => (
            <Thresholds key={table.id} table={table} isOfLevels={rule.colours.length === 0} />
          ))}
          <Colours rule={rule} />
        </div>
      </div>
    </section>
  );
};

interface DocumentsProps {
  readonly documents: readonly StatedDocument[];
  /** `2020-11-16`. */
  readonly today: string;
}

const Documents = ({ documents, today }: DocumentsProps) => {
  const text = useText();
  const period = ({ validFrom, validTo }: StatedDocument): string =>
    validFrom === null && validTo === null
      ? text(WORDS.undated)
      : [
          validFrom === null ? '' : `${text(WORDS.from)} ${validFrom}`,
          validTo === null ? '' : `${text(WORDS.to)} ${validTo}`,
        ]
          .filter((part) => part !== '')
          .join(' ');
  return (
    <div className={styles['scroll']}>
      <table className={styles['documents']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.document)}</th>
            <th scope="col">{text(WORDS.carries)}</th>
            <th scope="col">{text(WORDS.valid)}</th>
            <th scope="col">{text(WORDS.confidence)}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((each) => (
            <tr key={`${each.document} ${each.clause} ${each.carries.zh}`}>
              <th scope="row" lang="zh-CN">
                {each.document} <small>{each.clause}</small>
              </th>
              <td className={styles['carriesName']}>{text(each.carries)}</td>
              <td className={styles['date']}>
                {period(each)}
                {each.isInForce ? null : <b> {text((each.validFrom ?? '') > today ? WORDS.notYet : WORDS.noMore)}</b>}
              </td>
              <td>
                ({each.confidence}) {text(CONFIDENCE_WORDS[each.confidence])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const isLevelKey = (value: string): value is LevelKey => LEVEL_KEYS.some((key) => key === value);

interface ThresholdsProps {
  readonly table: StatedTable;
  /** The rule has no bands of its own: its tables give levels at once. */
  readonly isOfLevels: boolean;
}

const Thresholds = ({ table, isOfLevels }: ThresholdsProps) => {
  const text = useText();
  return (
    <table className={styles['scale']} data-table={table.id}>
      <caption lang="zh-CN">
        {text(WORDS.thresholds)} {table.symbol}
        {table.unit === null ? '' : `（${text(table.unit)}）`} <small>{table.document}</small>
      </caption>
      <tbody>
        {table.rows.map(({ range, value }) => (
          <tr key={`${range} ${value}`}>
            <td>{range}</td>
            <td lang="zh-CN">{isOfLevels && isLevelKey(value) ? <LevelWord level={value} /> : value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Every band with its colour; what the authority made of it stands beside the default, never in its place. */
const Colours = ({ rule: { colours, overrides } }: { readonly rule: StatedRule }) => {
  const text = useText();
  if (colours.length === 0) return null;
  const hasOwn = colours.some(({ byConfig }) => byConfig !== null);
  return (
    <table className={styles['scale']}>
      <caption>
        {text(WORDS.colours)}{' '}
        <small>{text(overrides.length > 0 ? WORDS.overridden : hasOwn ? WORDS.byConfig : WORDS.noOverride)}</small>
      </caption>
      {hasOwn ? (
        <thead>
          <tr>
            <td />
            <th scope="col">{text(WORDS.byDefault)}</th>
            <th scope="col">{text(WORDS.byConfig)}</th>
          </tr>
        </thead>
      ) : null}
      <tbody>
        {colours.map(({ band, byDefault, byConfig }) => (
          <tr key={band} data-band={band} data-overridden={byConfig !== null && byConfig !== byDefault}>
            <td lang="zh-CN">{band}</td>
            <td>
              <LevelWord level={byDefault} />
            </td>
            {hasOwn ? <td>{byConfig === null ? '—' : <LevelWord level={byConfig} />}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
