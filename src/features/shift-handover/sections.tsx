import type { HandoverChange, HandoverItem, HandoverLoss, HandoverWarning } from '../../domain/analyses/handover.ts';
import {
  describeAcknowledgement,
  HANDS_NOT_REPORTED,
  REGISTER_DISAGREES,
  SECTION_WORDS,
  SOURCE_MISSING,
} from '../../domain/shift-handover-words.ts';
import { formatChinaTime } from '../../domain/clock.ts';
import { levelKeyOf, type MaybeRiskLevel } from '../../domain/levels.ts';
import { toFieldWords } from '../../register/field-words.ts';
import { WARNING_WORDS } from '../../ui/describe-filter.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatClock } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ShiftProps } from './props.ts';
import { CallCell, PlaceCell, ShiftSection, SiteCell } from './section.tsx';
import styles from './shift-handover.module.css';
import { shiftFigures } from './to-shift-figures.ts';
import { toSince } from './to-since.ts';
import { WORDS } from './words.ts';

/** Every section of the sheet, in the order in which a shift is handed over. */
export const ShiftSections = ({ onChanges, ...shared }: ShiftProps & { readonly onChanges: () => void }) => (
  <>
    <Warnings {...shared} />
    <Losses {...shared} />
    <Returns {...shared} />
    <Overdue {...shared} />
    <Hands {...shared} />
    <Others {...shared} onChanges={onChanges} />
  </>
);

const Warnings = (shared: ShiftProps) => {
  const section = shared.answer?.warnings ?? null;
  const unit = WORDS.warningsUnit;
  return (
    <ShiftSection<HandoverWarning>
      shared={shared}
      name={{ zh: '未确认预警', en: 'Unacknowledged warnings 未确认预警' }}
      title={SECTION_WORDS.warnings}
      section={section}
      count={{ name: 'shift-warnings', unit }}
      more={[
        { name: 'shift-acknowledged', title: WORDS.acknowledged, value: section?.acknowledged ?? null, unit },
        {
          name: 'shift-acknowledgement-unknown',
          title: WORDS.acknowledgementUnknown,
          value: section?.acknowledgementUnknown ?? null,
          unit,
        },
        { name: 'shift-ended', title: WORDS.ended, value: section?.ended ?? null, unit },
      ]}
      empty={WORDS.noWarnings}
      note={section === null ? null : describeAcknowledgement(section.acknowledgementUnknown, section.count)}
      columns={[WORDS.level, WORDS.site, WORDS.place, WORDS.what, WORDS.since, WORDS.call]}
    >
      {(row) => <WarningRow key={row.id} row={row} shared={shared} />}
    </ShiftSection>
  );
};

const WarningRow = ({ row, shared }: { readonly row: HandoverWarning; readonly shared: ShiftProps }) => {
  const text = useText();
  const language = useLanguage();
  const { site, startedMs, lastValidMs } = row;
  const remarks = [
    ...(row.isNew ? [WORDS.isNew] : []),
    ...(row.isAcknowledgementUnknown ? [WORDS.acknowledgementUnknown] : []),
    ...(row.startsInFuture ? [WORDS.startsInFuture] : []),
  ].map(text);
  if (row.isRetained)
    remarks.push(`${text(WORDS.retained)} ${lastValidMs === null ? text(WORDS.noStart) : formatClock(lastValidMs)}`);
  return (
    <tr data-warning-row={row.level}>
      <td className={styles['time']}>
        <LevelBadge level={levelKeyOf(row.level as MaybeRiskLevel)} /> {text(WARNING_WORDS[row.level])}
      </td>
      {site === null ? <th scope="row">—</th> : <SiteCell site={site} shared={shared} />}
      <PlaceCell adcode={site?.adcode ?? null} shared={shared} />
      <td className={styles['text']}>
        {row.text}
        {remarks.length === 0 ? null : (
          <>
            {' '}
            <small>{remarks.join(' · ')}</small>
          </>
        )}
      </td>
      <td className={styles['time']}>
        {startedMs === null ? text(WORDS.noStart) : toSince(startedMs, shared.answer?.toMs ?? startedMs, language)}
      </td>
      <CallCell site={site} />
    </tr>
  );
};

const Losses = (shared: ShiftProps) => (
  <ShiftSection<HandoverLoss>
    shared={shared}
    name={{ zh: '新失联', en: 'Newly lost 新失联' }}
    title={SECTION_WORDS.newlyLost}
    section={shared.answer?.newlyLost ?? null}
    count={{ name: 'shift-lost', unit: WORDS.sites }}
    empty={WORDS.noLosses}
    columns={[WORDS.site, WORDS.place, WORDS.lostAt, WORDS.call]}
  >
    {(row) => <LossRow key={`${row.site.kind}:${row.site.id}`} row={row} shared={shared} />}
  </ShiftSection>
);

const Returns = (shared: ShiftProps) => (
  <ShiftSection<HandoverLoss>
    shared={shared}
    name={{ zh: '恢复', en: 'Came back 恢复' }}
    title={SECTION_WORDS.cameBack}
    section={shared.answer?.cameBack ?? null}
    count={{ name: 'shift-back', unit: WORDS.sites }}
    empty={WORDS.noReturns}
    columns={[WORDS.site, WORDS.place, WORDS.lostAt, WORDS.backAt]}
  >
    {(row) => <LossRow key={`${row.site.kind}:${row.site.id}`} row={row} shared={shared} />}
  </ShiftSection>
);

const LossRow = ({ row, shared }: { readonly row: HandoverLoss; readonly shared: ShiftProps }) => {
  const text = useText();
  const language = useLanguage();
  const { site, lostMs, backMs, times, isContradicted } = row;
  const toMs = shared.answer?.toMs ?? 0;
  const warning = site.state?.warning ?? 0;
  return (
    <tr>
      <SiteCell site={site} shared={shared} />
      <PlaceCell adcode={site.adcode} shared={shared} />
      <td className={styles['time']}>
        {lostMs === null ? text(WORDS.beforeShift) : toSince(lostMs, toMs, language)}
        {times > 1 ? (
          <small>
            {times} {text(WORDS.times)}
          </small>
        ) : null}
        {warning === 0 ? null : <small>{text(WARNING_WORDS[warning])}</small>}
        {isContradicted ? <small>{text(REGISTER_DISAGREES)}</small> : null}
      </td>
      {backMs === null ? (
        <CallCell site={site} />
      ) : (
        <td className={styles['time']}>{toSince(backMs, toMs, language)}</td>
      )}
    </tr>
  );
};

const Overdue = (shared: ShiftProps) => {
  const section = shared.answer?.overdue ?? null;
  const unit = WORDS.items;
  return (
    <ShiftSection<HandoverItem>
      shared={shared}
      name={{ zh: '逾期', en: 'Overdue 逾期' }}
      title={SECTION_WORDS.overdue}
      section={section}
      count={{ name: 'shift-overdue', unit }}
      more={[
        { name: 'shift-newly-overdue', title: WORDS.newlyOverdue, value: section?.newlyOverdue ?? null, unit },
        { name: 'shift-closed', title: WORDS.closed, value: section?.closed ?? null, unit },
        { name: 'shift-reopened', title: WORDS.reopened, value: section?.reopened ?? null, unit },
        { name: 'shift-without-due-day', title: WORDS.withoutDueDay, value: section?.withoutDueDay ?? null, unit },
      ]}
      empty={WORDS.noOverdue}
      columns={[WORDS.item, WORDS.list, WORDS.place, WORDS.stage, WORDS.due, WORDS.call]}
    >
      {(row) => <ItemRow key={row.id} row={row} shared={shared} />}
    </ShiftSection>
  );
};

const ItemRow = ({ row, shared }: { readonly row: HandoverItem; readonly shared: ShiftProps }) => {
  const text = useText();
  const { site } = row;
  return (
    <tr data-is-new={row.isNew ? '' : undefined}>
      <th scope="row" className={styles['text']}>
        {site === null || site.state === null ? (
          row.text
        ) : (
          <button
            type="button"
            className={styles['link']}
            aria-label={`${row.text} ${text(WORDS.open)}`}
            onClick={() => shared.onOpen({ kind: site.kind, id: site.id })}
          >
            {row.text}
          </button>
        )}
        {site === null ? <small>{text(WORDS.ofDivision)}</small> : null}
      </th>
      <td>{row.listType}</td>
      <PlaceCell adcode={site?.adcode ?? row.adcode} shared={shared} />
      <td>{row.state}</td>
      <td className={styles['time']}>
        {row.dueOn}
        <small>
          {row.isNew ? `${text(WORDS.newlyOverdue)} · ` : ''}
          {row.daysOverdue} {text(WORDS.days)}
        </small>
      </td>
      <CallCell site={site} />
    </tr>
  );
};

const Hands = (shared: ShiftProps) => {
  const section = shared.answer?.changedHands ?? null;
  return (
    <ShiftSection<HandoverChange>
      shared={shared}
      name={{ zh: '责任变更', en: 'Changed hands 责任变更' }}
      title={SECTION_WORDS.changedHands}
      section={section}
      count={{ name: 'shift-hands', unit: WORDS.items }}
      empty={WORDS.noHands}
      note={section === null || section.isReported ? null : HANDS_NOT_REPORTED}
      columns={[WORDS.site, WORDS.place, WORDS.field, WORDS.change, WORDS.at]}
    >
      {(row) => <HandsRow key={`${row.site.kind}:${row.site.id} ${row.field} ${row.atMs}`} row={row} shared={shared} />}
    </ShiftSection>
  );
};

const HandsRow = ({ row, shared }: { readonly row: HandoverChange; readonly shared: ShiftProps }) => {
  const text = useText();
  const { site, field, from, to, isMasked, atMs } = row;
  const kind = shared.kinds.find(({ id }) => id === site.kind);
  return (
    <tr>
      <SiteCell site={site} shared={shared} />
      <PlaceCell adcode={site.adcode} shared={shared} />
      <td>{text(toFieldWords(kind, field))}</td>
      <td>{isMasked ? text(WORDS.masked) : `${from ?? '—'} → ${to ?? '—'}`}</td>
      <td className={styles['time']}>{formatChinaTime(atMs).slice(5)}</td>
    </tr>
  );
};

/** Told in one figure: what a shift must act on stands above, the rest is a page of its own. */
const Others = ({ onChanges, ...shared }: ShiftProps & { readonly onChanges: () => void }) => {
  const text = useText();
  const language = useLanguage();
  const { answer, state, nowMs } = shared;
  const toFigure = shiftFigures(shared, language);
  return (
    <Panel
      name={{ zh: '其他变化', en: 'Other changes 其他变化' }}
      title={SECTION_WORDS.otherChanges}
      state={state}
      nowMs={nowMs}
      placeholderRows={1}
    >
      {answer === null ? null : (
        <p className={styles['note']}>
          <Figure
            figure={toFigure({
              name: 'shift-other',
              title: WORDS.other,
              value: answer.otherChanges?.count ?? null,
              unit: WORDS.items,
            })}
            unit={text(WORDS.items)}
          />{' '}
          {text(answer.otherChanges === null ? SOURCE_MISSING : WORDS.otherNote)}{' '}
          <button type="button" className={styles['link']} data-screen-only="" onClick={onChanges}>
            {text(WORDS.toChanges)}
          </button>
        </p>
      )}
    </Panel>
  );
};
