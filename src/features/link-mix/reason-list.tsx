import type { ReactNode } from 'react';
import { NOT_LINKED_REASONS } from '../../domain/row-conditions.ts';
import { toggleValue } from '../../domain/toggle-filter.ts';
import type { CountFigureInput, ToCountFigure } from '../../ui/count-figure.ts';
import { REASON_WORDS } from '../../ui/describe-filter.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { LinkStack } from '../../ui/link-stack.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import styles from './link-mix.module.css';
import type { LinkMixProps } from './props.ts';
import { toReasons, type ReasonRow, type Reasons } from './to-reasons.ts';
import { WORDS } from './words.ts';

interface ReasonListProps extends Pick<LinkMixProps, 'kinds' | 'scope' | 'reasons' | 'onFilter'> {
  readonly kindIds: readonly string[];
  readonly toFigure: ToCountFigure;
}

type Shared = Pick<CountFigureInput, 'unit' | 'counts' | 'filter'>;

/** Why sites are not linked, as shares of all that are not; a reason filters, and ignores its own filter. */
export const ReasonList = (props: ReasonListProps) => {
  const { scope, kindIds } = props;
  const text = useText();
  const reasons = props.reasons === null ? null : toReasons(props.reasons, kindIds, scope.filter);
  return (
    <div className={styles['reasons']} role="group" aria-label={text(WORDS.reasons)} aria-busy={reasons === null}>
      {reasons === null ? <Head note={text(WORDS.waiting)} /> : <Known {...props} reasons={reasons} />}
    </div>
  );
};

const Head = ({ note, children }: { readonly note?: string; readonly children?: ReactNode }) => {
  const text = useText();
  return (
    <p className={styles['head']}>
      <strong>{text(WORDS.reasons)}</strong>
      {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      {children}
    </p>
  );
};

const Known = ({
  reasons,
  kinds,
  scope,
  toFigure,
  onFilter,
}: Omit<ReasonListProps, 'reasons'> & { readonly reasons: Reasons }) => {
  const text = useText();
  if (reasons.state === 'none') return <Head note={text(WORDS.noReasons)} />;
  if (reasons.state === 'mixed') return <Head note={`${text(KIT.mixed)}: ${text(KIT.mixedNote)}`} />;
  const shared: Shared = {
    unit: WORDS.unit,
    counts: reasons.counts,
    filter: { ...scope.filter, links: null, reasons: null },
  };
  const without = kinds.filter(({ id }) => reasons.without.includes(id)).map(({ words }) => text(words.shortName));
  const total = toFigure({
    ...shared,
    name: 'not-linked-by-reason',
    value: reasons.total,
    title: WORDS.notLinked,
    definition: WORDS.notLinkedNote,
  });
  return (
    <>
      <Head note={text(WORDS.includes)}>
        <Figure figure={total} unit={text(WORDS.unit)} className={styles['headTotal']} />
      </Head>
      {reasons.total === 0 ? (
        <p className={styles['note']}>{text(WORDS.noneMissing)}</p>
      ) : (
        <ul>
          {reasons.rows.map((row) => (
            <Reason
              key={row.reason}
              {...{ row, shared, toFigure }}
              total={reasons.total}
              onToggle={() => onFilter({ reasons: toggleValue(scope.filter.reasons, row.reason, NOT_LINKED_REASONS) })}
            />
          ))}
        </ul>
      )}
      {without.length === 0 ? null : (
        <p className={styles['note']}>
          {text(WORDS.without)}
          {text({ zh: '：', en: ': ' })}
          {without.join(text({ zh: '、', en: ', ' }))}
        </p>
      )}
    </>
  );
};

interface ReasonProps {
  readonly row: ReasonRow;
  readonly total: number;
  readonly shared: Shared;
  readonly toFigure: ToCountFigure;
  readonly onToggle: () => void;
}

const Reason = ({ row, total, shared, toFigure, onToggle }: ReasonProps) => {
  const text = useText();
  const { reason, count, share, isOn } = row;
  const title = REASON_WORDS[reason];
  return (
    <li className={styles['reason']} data-on={isOn}>
      <ToggleButton look="plain" className={styles['reasonName']} isPressed={isOn} onToggle={onToggle}>
        {text(title)}
      </ToggleButton>
      {/* The whole is all that is not linked: a filter changes no scale. */}
      <div className={styles['reasonBar']}>
        <div style={{ width: `${(share ?? 0) * 100}%` }}>
          <LinkStack parts={[{ state: 'not-linked', count, lines: [text(title)], onPick: onToggle }]} />
        </div>
      </div>
      <Figure
        className={styles['total']}
        figure={toFigure({ ...shared, name: 'not-linked-by-reason', reason, value: count, title })}
      />
      <Figure
        className={styles['share']}
        format="rate"
        figure={toFigure({
          ...shared,
          name: 'share-of-not-linked',
          reason,
          value: share,
          title: WORDS.ofNotLinked,
          numerator: { label: title, value: count },
          denominator: { label: WORDS.notLinked, value: total },
        })}
      />
    </li>
  );
};
