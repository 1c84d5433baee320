import { useId, type ReactNode } from 'react';
import type { ChangesAnswer, ChangeStep } from '../../domain/analyses/changes.ts';
import { ATTRIBUTED_CAUSES } from '../../domain/change-attribution-balance.ts';
import type { AttributedCause } from '../../domain/change-attribution-chain.ts';
import { BALANCED_FIELDS, type BalancedField } from '../../domain/change-attribution-rows.ts';
import { CAUSE_WORDS, describeChangeKey, FIELD_WORDS } from '../../domain/change-attribution-words.ts';
import { formatChinaTime } from '../../domain/clock.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './change-report.module.css';
import type { ChangeProps } from './props.ts';
import { changeFigures } from './to-change-figures.ts';
import { WORDS } from './words.ts';

/** Steps that the list shows. */
export interface ListChoice {
  readonly field: BalancedField | null;
  readonly cause: AttributedCause | null;
  readonly offset: number;
}

interface ChangeListProps extends ChangeProps {
  readonly regions: RegionIndex;
  readonly choice: ListChoice;
  /** Of the choice before while the next rows are on their way. */
  readonly page: Pick<ChangesAnswer, 'steps' | 'stepCount'> | null;
  readonly pageSize: number;
  readonly onChoose: (choice: ListChoice) => void;
  readonly onOpen: (site: { readonly kind: string; readonly id: string }) => void;
  readonly tools: ReactNode;
}

/** 每一条变化: newest first; a click opens the site. */
export const ChangeList = (props: ChangeListProps) => {
  const { answer, state, nowMs, choice, page, tools } = props;
  const text = useText();
  const isEverything = choice.field === null && choice.cause === null;
  return (
    <Panel name={WORDS.listName} title={WORDS.list} state={state} nowMs={nowMs} aside={tools} placeholderRows={10}>
      {answer === null || page === null ? null : (
        <>
          <Choices {...props} />
          {page.stepCount === 0 ? (
            <p className={styles['note']}>{text(isEverything ? WORDS.nothing : WORDS.nothingChosen)}</p>
          ) : (
            <>
              <Rows {...props} />
              <Pages {...props} />
            </>
          )}
        </>
      )}
    </Panel>
  );
};

const Choices = ({ answer, choice, onChoose }: ChangeListProps) => {
  const text = useText();
  const id = useId();
  return (
    <div className={styles['choices']} data-screen-only="">
      <SegmentGroup label={text(WORDS.field)}>
        {[null, ...BALANCED_FIELDS].map((field) => (
          <ToggleButton
            key={field ?? 'every'}
            isPressed={choice.field === field}
            onToggle={() => onChoose({ ...choice, field, offset: 0 })}
          >
            {text(field === null ? WORDS.everyField : FIELD_WORDS[field])}
          </ToggleButton>
        ))}
      </SegmentGroup>
      <span className={styles['choice']}>
        <label htmlFor={id}>{text(WORDS.cause)}</label>
        <select
          id={id}
          value={choice.cause ?? ''}
          onChange={({ target }) => {
            const cause = ATTRIBUTED_CAUSES.find((each) => each === target.value) ?? null;
            onChoose({ ...choice, cause, offset: 0 });
          }}
        >
          <option value="">{text(WORDS.everyCause)}</option>
          {ATTRIBUTED_CAUSES.filter((cause) => (answer?.byCause[cause] ?? 0) > 0 || cause === choice.cause).map(
            (cause) => (
              <option key={cause} value={cause}>
                {text(CAUSE_WORDS[cause])}
              </option>
            ),
          )}
        </select>
      </span>
    </div>
  );
};

const Rows = (props: ChangeListProps) => {
  const text = useText();
  return (
    <div className={styles['scroll']}>
      <table className={styles['rows']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.at)}</th>
            <th scope="col">{text(WORDS.site)}</th>
            <th scope="col">{text(WORDS.kind)}</th>
            <th scope="col">{text(WORDS.region)}</th>
            <th scope="col">{text(WORDS.change)}</th>
            <th scope="col">{text(WORDS.cause)}</th>
          </tr>
        </thead>
        <tbody>
          {props.page?.steps.map((step, index) => (
            // Two steps of one site may be of one moment: their place in the list is part of what they are.
            <Row key={`${step.kind}:${step.id} ${step.field} ${step.atMs} ${index}`} {...props} step={step} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const toPlace = (adcode: string | null, regions: RegionIndex, region: string): string | null => {
  if (adcode === null) return null;
  const path = regions.pathTo(adcode, region).map(({ shortName }) => shortName);
  return path.length > 1 ? path.slice(1).join(' ') : (regions.get(adcode)?.name ?? adcode);
};

const Row = ({ step, kinds, regions, scope, onOpen }: ChangeListProps & { readonly step: ChangeStep }) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === step.kind);
  const words = (key: string): string => text(describeChangeKey(step.field, key));
  return (
    <tr data-cause-row={step.cause}>
      <td>{step.atMs === null ? text(WORDS.noTime) : formatChinaTime(step.atMs)}</td>
      <th scope="row">
        {step.isOnRegister ? (
          <button
            type="button"
            className={styles['link']}
            data-site={`${step.kind}:${step.id}`}
            aria-label={`${step.name} ${text(WORDS.open)}`}
            onClick={() => onOpen({ kind: step.kind, id: step.id })}
          >
            {step.name}
          </button>
        ) : (
          <>
            {step.name} <small>{text(WORDS.gone)}</small>
          </>
        )}
      </th>
      <td>{kind === undefined ? step.kind : text(kind.words.shortName)}</td>
      <td>{toPlace(step.adcode, regions, scope.region.adcode) ?? text(WORDS.unplaced)}</td>
      <td className={styles['step']}>
        <small>{text(FIELD_WORDS[step.field])}</small> {words(step.from)} <span aria-hidden="true">→</span>{' '}
        {words(step.to)}
      </td>
      <td className={styles['why']}>
        {text(CAUSE_WORDS[step.cause])}
        {step.wireCause === null ? null : (
          <small>
            {text(WORDS.asRecorded)}
            {step.wireCause}
          </small>
        )}
      </td>
    </tr>
  );
};

const Pages = (props: ChangeListProps) => {
  const { page, choice, pageSize, onChoose } = props;
  const text = useText();
  const language = useLanguage();
  if (page === null) return null;
  const listed = changeFigures(props, language)({ name: 'changes-listed', title: WORDS.list, value: page.stepCount });
  return (
    <Pager
      offset={choice.offset}
      pageSize={pageSize}
      total={page.stepCount}
      totalFigure={<Figure figure={listed} unit={text(WORDS.unit)} />}
      onOffset={(offset) => onChoose({ ...choice, offset })}
    />
  );
};
