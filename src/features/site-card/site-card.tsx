import type { SiteDetail } from '../../domain/register-client.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import { Attributes } from './attributes.tsx';
import { GradeTrace } from './grade-trace.tsx';
import { Neighbours } from './neighbours.tsx';
import { Part } from './part.tsx';
import type { SiteCardProps } from './props.ts';
import styles from './site-card.module.css';
import { toFieldLines, toPersonLines, type FieldLine } from './to-field-text.ts';
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
      {detail ? <Content {...props} detail={detail} /> : null}
    </section>
  );
};

const Content = (props: SiteCardProps & { readonly detail: SiteDetail }) => {
  const { detail, kinds, sourceName, nowMs, onSelect } = props;
  const text = useText();
  const language = useLanguage();
  const { row, properties } = detail;
  const kind = kinds.find(({ id }) => id === row.kind);
  const fields = kind?.fields ?? [];
  const people = toPersonLines(fields, properties, language);
  return (
    <>
      <Head {...props} />
      {detail.isCountyMismatch ? <p className={styles['mismatch']}>{text(WORDS.mismatch)}</p> : null}
      <Attributes detail={detail} nowMs={nowMs} />
      <GradeTrace detail={detail} kind={kind} />
      <Part title={text(WORDS.registered)} note={`${text(WORDS.source)} ${sourceName(row.source)}`}>
        <Lines lines={toFieldLines(fields, properties, language)} />
      </Part>
      <Part title={text(WORDS.people)} note={text(WORDS.masked)} icon={<Icon name="lock" />}>
        {people.length === 0 ? <p className={styles['quiet']}>{text(WORDS.noPeople)}</p> : <Lines lines={people} />}
      </Part>
      <Part title={text(WORDS.near)} note={text(WORDS.within)}>
        <Neighbours {...{ detail, kinds, onSelect }} />
      </Part>
    </>
  );
};

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
        state={linkStateOf(row.link, row.isLate)}
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
