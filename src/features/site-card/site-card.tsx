import type { ExplainedRule } from '../../domain/analyses/explain.ts';
import type { SiteDetail } from '../../domain/register-client.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import { Attributes } from './attributes.tsx';
import { Contradictions } from './contradictions.tsx';
import { GradeTrace } from './grade-trace.tsx';
import { LevelChanges } from './level-changes.tsx';
import { Neighbours } from './neighbours.tsx';
import { OtherRule } from './other-rules.tsx';
import { Part } from './part.tsx';
import type { SiteCardProps } from './props.ts';
import { RuleSources } from './rule-sources.tsx';
import styles from './site-card.module.css';
import { toFieldLines, toPersonLines, type FieldLine } from './to-field-text.ts';
import { useExplanation, type Explanation } from './use-explanation.ts';
import { WhatIf } from './what-if.tsx';
import { WORDS } from './words.ts';

/** 点位详情: the three attributes of a site apart, why it has its level, what it said last, who answers, what is near. */
export const SiteCard = (props: SiteCardProps) => {
  const { detail, siteId, onClose } = props;
  const text = useText();
  return (
    <section
      className={styles['card']}
      aria-label={text(WORDS.name)}
      aria-busy={detail === undefined}
      data-site={siteId}
    >
      <button type="button" className={styles['close']} aria-label={text(WORDS.close)} onClick={onClose}>
        <Icon name="close" />
      </button>
      {detail === undefined ? <p className={styles['notice']}>{text(WORDS.loading)}</p> : null}
      {detail === null ? (
        <p className={styles['notice']} role="status">
          {text(WORDS.notFound)}
          {siteId}
        </p>
      ) : null}
      {detail ? <Content key={siteKey(detail)} {...props} detail={detail} /> : null}
    </section>
  );
};

/** A what-if belongs to one site and ends with it. */
const siteKey = ({ row: { kind, source, id } }: SiteDetail): string => `${kind} ${source} ${id}`;

const Content = (props: SiteCardProps & { readonly detail: SiteDetail }) => {
  const { detail, kinds, sourceName, nowMs, onSelect, onAround, items } = props;
  const text = useText();
  const language = useLanguage();
  const { row, properties } = detail;
  const explanation = useExplanation(row);
  const [rule, ...others] = explanation.site?.rules ?? [];
  const kind = kinds.find(({ id }) => id === row.kind);
  const fields = kind?.fields ?? [];
  const people = toPersonLines(fields, properties, language);
  return (
    <>
      <Head {...props} />
      {detail.isCountyMismatch ? <p className={styles['mismatch']}>{text(WORDS.mismatch)}</p> : null}
      <Contradictions list={explanation.site?.contradictions ?? []} />
      <Attributes detail={detail} nowMs={nowMs} />
      {explanation.isTextMissing ? <p className={styles['mismatch']}>{text(WORDS.textMissing)}</p> : null}
      <GradeTrace detail={detail} kind={kind} rule={rule ?? null} />
      {rule === undefined ? null : (
        <Part title={text(WORDS.changes)} note={text(WORDS.changesNote)}>
          <Consequences rule={rule} explanation={explanation} />
        </Part>
      )}
      {others.map((other) => (
        <OtherRule key={other.id} rule={other}>
          <Consequences rule={other} explanation={explanation} />
        </OtherRule>
      ))}
      {explanation.site === null ? null : <RuleSources rules={explanation.site.rules} />}
      {items === undefined ? null : <Part title={text(WORDS.items)}>{items}</Part>}
      <Part title={text(WORDS.registered)} note={`${text(WORDS.source)} ${sourceName(row.source)}`}>
        <Lines lines={toFieldLines(fields, properties, language)} />
      </Part>
      <Part title={text(WORDS.people)} note={text(WORDS.masked)} icon={<Icon name="lock" />}>
        {people.length === 0 ? <p className={styles['quiet']}>{text(WORDS.noPeople)}</p> : <Lines lines={people} />}
      </Part>
      <Part title={text(WORDS.near)} note={text(WORDS.within)}>
        <Neighbours {...{ detail, kinds, onSelect }} />
        <AskAround {...{ detail, onAround }} />
      </Part>
    </>
  );
};

interface AskAroundProps {
  readonly detail: SiteDetail;
  readonly onAround: SiteCardProps['onAround'];
}

/** Further than the neighbours: everything near by kind and level, on the map. */
const AskAround = ({ detail, onAround }: AskAroundProps) => {
  const text = useText();
  const { lngLat } = detail.row;
  if (onAround === undefined || lngLat === null || detail.isNeighbourhoodKnown === false) return null;
  return (
    <button type="button" className={styles['around']} onClick={() => onAround(lngLat)}>
      {text(WORDS.around)}
    </button>
  );
};

interface ConsequencesProps {
  readonly rule: ExplainedRule;
  readonly explanation: Explanation;
}

/** What would change a level, and the what-if behind it. */
const Consequences = ({ rule, explanation }: ConsequencesProps) => (
  <>
    <LevelChanges rule={rule} onTry={(change) => explanation.tryChange(rule.id, change)} />
    <WhatIf
      rule={rule}
      drafts={explanation.draftsOf(rule.id)}
      isOpen={explanation.openRule === rule.id}
      onOpen={(isOpen) => {
        if (isOpen) explanation.setOpenRule(rule.id);
        else if (explanation.openRule === rule.id) explanation.setOpenRule(null);
      }}
      onDraft={(input, draft) => explanation.change(rule.id, input, draft)}
      onReset={() => explanation.reset(rule.id)}
    />
  </>
);

const Head = ({ detail: { row, properties }, kinds, regions }: SiteCardProps & { readonly detail: SiteDetail }) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === row.kind);
  const place =
    row.adcode === null
      ? text(WORDS.noPlace)
      : regions
          .pathTo(row.adcode)
          .slice(1)
          .map(({ name }) => name)
          .join(' ');
  const summary = kind === undefined ? '' : text(kind.summary(properties));
  return (
    <header className={styles['head']}>
      <SiteSymbol
        shape={kind?.shape ?? 'circle'}
        level={row.level}
        state={linkStateOf(row.link, row.isLate, row.isLost)}
        hasBar={row.hasBar}
        size={44}
      />
      <div>
        <h2>{row.name}</h2>
        <p>
          {[kind === undefined ? row.kind : text(kind.words.name), place].join(' · ')}
          {row.isSynthetic ? ` · ${text(WORDS.synthetic)}` : ''}
        </p>
        {summary === '' ? null : <p>{summary}</p>}
      </div>
    </header>
  );
};

const Lines = ({ lines }: { readonly lines: readonly FieldLine[] }) => (
  <dl className={styles['lines']}>
    {lines.map(({ name, title, text }) => (
      <div key={name} data-field={name}>
        <dt>{title}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);
