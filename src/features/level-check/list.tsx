import { useId, type ReactNode } from 'react';
import { LISTED_OUTCOMES, type DisagreementList, type ListedOutcome } from '../../domain/analyses/disagreements.ts';
import { LEVEL_WORDS, levelKeyOf } from '../../domain/levels.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { OUTCOME_WORDS, type DisagreementRow, type LevelMove } from '../../domain/rule-disagreement.ts';
import { toFieldWords } from '../../register/field-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './level-check.module.css';
import { LevelWord } from './level-word.tsx';
import type { CheckProps } from './props.ts';
import { checkFigures } from './to-check-figures.ts';
import { WORDS } from './words.ts';

/** Rows of the check that the list shows. */
export interface ListChoice {
  readonly outcome: ListedOutcome;
  /** Of `differ` alone; `null` lists every move. */
  readonly move: Pick<LevelMove, 'from' | 'to'> | null;
  readonly offset: number;
}

interface CheckListProps extends CheckProps {
  readonly regions: RegionIndex;
  readonly choice: ListChoice;
  /** `null` until its rows came; of the choice before while the next ones are on their way. */
  readonly list: DisagreementList | null;
  readonly pageSize: number;
  readonly onChoose: (choice: ListChoice) => void;
  readonly onOpen: (site: { readonly kind: string; readonly id: string }) => void;
  /** The export button, which belongs to the view. */
  readonly tools: ReactNode;
}

/** 清单: row by row, a page at a time; a row opens the site's card. */
export const CheckList = (props: CheckListProps) => {
  const { answer, state, nowMs, list, tools } = props;
  const text = useText();
  return (
    <Panel
      name={WORDS.listName}
      title={WORDS.list}
      note={text(WORDS.listNote)}
      state={list === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={10}
      aside={tools}
    >
      {answer === null || list === null ? null : (
        <>
          <Choices {...props} />
          {list.total === 0 ? <p className={styles['note']}>{text(WORDS.nothing)}</p> : <Rows {...props} list={list} />}
          {list.total > props.pageSize ? <Pages {...props} list={list} /> : null}
        </>
      )}
    </Panel>
  );
};

const Choices = ({ answer, choice, onChoose }: CheckListProps) => {
  const text = useText();
  const id = useId();
  if (answer === null) return null;
  const { outcomes, moves } = answer.table;
  const listed = LISTED_OUTCOMES.filter((outcome) => outcomes[outcome] > 0 || outcome === choice.outcome);
  const differing = moves.filter(({ from, to }) => from !== to && from !== 'unassessed' && to !== 'unassessed');
  const colour = (move: Pick<LevelMove, 'from' | 'to'>): string =>
    `${text(LEVEL_WORDS[move.from].colour)} → ${text(LEVEL_WORDS[move.to].colour)}`;
  const keyOf = ({ from, to }: Pick<LevelMove, 'from' | 'to'>): string => `${from}>${to}`;
  return (
    <div className={styles['choices']}>
      {listed.length < 2 ? null : (
        <SegmentGroup label={text(WORDS.outcome)}>
          {listed.map((outcome) => (
            <ToggleButton
              key={outcome}
              isPressed={outcome === choice.outcome}
              onToggle={() => onChoose({ outcome, move: null, offset: 0 })}
            >
              {text(OUTCOME_WORDS[outcome])}
            </ToggleButton>
          ))}
        </SegmentGroup>
      )}
      {choice.outcome === 'differ' && differing.length > 1 ? (
        <span className={styles['move']}>
          <label htmlFor={id}>{text(WORDS.move)}</label>
          <select
            id={id}
            value={choice.move === null ? '' : keyOf(choice.move)}
            onChange={({ target }) => {
              const move = differing.find((each) => keyOf(each) === target.value) ?? null;
              onChoose({ outcome: 'differ', move: move && { from: move.from, to: move.to }, offset: 0 });
            }}
          >
            <option value="">{text(WORDS.everyMove)}</option>
            {differing.map((move) => (
              <option key={keyOf(move)} value={keyOf(move)}>
                {`${colour(move)}（${formatCount(move.count)}）`}
              </option>
            ))}
          </select>
        </span>
      ) : null}
    </div>
  );
};

type RowsProps = CheckListProps & { readonly list: DisagreementList };

const Rows = (props: RowsProps) => {
  const text = useText();
  const { list, choice } = props;
  return (
    <div className={styles['scroll']}>
      <table className={styles['rows']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.site)}</th>
            <th scope="col">{text(WORDS.kind)}</th>
            <th scope="col">{text(WORDS.place)}</th>
            <th scope="col">
              {text(WORDS.registered)} → {text(WORDS.computed)}
            </th>
            <th scope="col">{text(WORDS.reason)}</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <Row
              key={`${row.kind} ${row.source} ${row.id}`}
              {...props}
              row={row}
              isMissing={choice.outcome === 'cannot-compute'}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const toPlace = ({ adcode }: DisagreementRow, regions: RegionIndex, region: string): string | null => {
  if (adcode === null) return null;
  const path = regions.pathTo(adcode, region).map(({ shortName }) => shortName);
  return path.length > 1 ? path.slice(1).join(' ') : (regions.get(adcode)?.name ?? adcode);
};

const Row = ({
  row,
  kinds,
  regions,
  scope,
  onOpen,
  isMissing,
}: RowsProps & { readonly row: DisagreementRow; readonly isMissing: boolean }) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === row.kind);
  return (
    <tr data-direction={row.isUnderstated === null ? undefined : row.isUnderstated ? 'understated' : 'overstated'}>
      <th scope="row">
        <button
          type="button"
          className={styles['link']}
          data-site={`${row.kind}:${row.id}`}
          aria-label={`${row.name} ${text(WORDS.open)}`}
          onClick={() => onOpen({ kind: row.kind, id: row.id })}
        >
          {row.name}
        </button>
      </th>
      <td>{kind === undefined ? row.kind : text(kind.words.shortName)}</td>
      <td>{toPlace(row, regions, scope.region.adcode) ?? text(WORDS.noPlace)}</td>
      <td className={styles['levels']}>
        <LevelWord level={levelKeyOf(row.registered)} /> <span aria-hidden="true">→</span>{' '}
        <LevelWord level={levelKeyOf(row.computed)} />
        {row.isUnderstated === null ? null : (
          <small>{text(row.isUnderstated ? WORDS.understated : WORDS.overstated)}</small>
        )}
      </td>
      <td className={styles['reason']}>
        <small>
          {isMissing
            ? `${text(WORDS.missing)}${row.missing.map((field) => text(toFieldWords(kind, field))).join(text({ zh: '、', en: ', ' }))}`
            : row.reason === null
              ? text(WORDS.noReason)
              : text(row.reason)}
        </small>
        {row.document === null ? null : (
          <small className={styles['documentName']} lang="zh-CN">
            {row.document}
          </small>
        )}
      </td>
    </tr>
  );
};

const Pages = ({ answer, scope, kinds, list, choice, pageSize, onChoose }: RowsProps) => {
  const text = useText();
  const language = useLanguage();
  if (answer === null) return null;
  const listed = checkFigures(
    answer,
    scope,
    kinds,
    language,
  )({ table: answer.table }, { name: 'level-listed', title: OUTCOME_WORDS[choice.outcome], value: () => list.total });
  return (
    <Pager
      offset={list.offset}
      pageSize={pageSize}
      total={list.total}
      totalFigure={<Figure figure={listed} unit={text(WORDS.sites)} />}
      onOffset={(offset) => onChoose({ ...choice, offset })}
    />
  );
};
