import { useMemo } from 'react';
import { visibleKinds } from '../../domain/counting.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import { toggleValue } from '../../domain/toggle-filter.ts';
import { countFigures, type ToCountFigure } from '../../ui/count-figure.ts';
import { EmptyFilter } from '../../ui/empty-filter.tsx';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatRate } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LinkStack, type StackPart } from '../../ui/link-stack.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './freshness.module.css';
import { FreshnessKeys } from './freshness-keys.tsx';
import type { FreshnessProps } from './props.ts';
import { RegisterAge } from './register-age.tsx';
import { FRESHNESS_STATES, toFreshness, type FreshnessRow, type FreshnessState } from './to-freshness.ts';
import { toPartPatch } from './to-patch.ts';
import { LOOKS, STATE_WORDS, WORDS } from './words.ts';

/** How old the sites' data are, register by register, and how old each register itself is. */
export const Freshness = (props: FreshnessProps) => {
  const { kinds, scope, state, nowMs } = props;
  const text = useText();
  const language = useLanguage();
  const kindIds = useMemo(() => kinds.map(({ id }) => id), [kinds]);
  const freshness = useMemo(() => toFreshness(scope, kindIds), [scope, kindIds]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const isEmpty = scope.rollUp !== null && freshness.rows.every(({ registered }) => registered === 0);
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={scope.region.shortName}
      aside={text(WORDS.registered)}
      state={scope.rollUp === null && state.status !== 'never' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={8}
    >
      {isEmpty ? (
        <EmptyFilter isFiltered={isFiltered(scope.filter)} onClear={props.onClear} />
      ) : (
        <>
          <FreshnessKeys
            freshness={freshness}
            kindIds={visibleKinds(kindIds, scope.filter)}
            filter={scope.filter}
            toFigure={toFigure}
            onFilter={props.onFilter}
          />
          <ul>
            {freshness.rows.map((row) => (
              <Row key={row.kind} {...props} {...{ row, kindIds, toFigure }} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
};

interface RowProps extends FreshnessProps {
  readonly row: FreshnessRow;
  readonly kindIds: readonly string[];
  readonly toFigure: ToCountFigure;
}

const Row = ({ row, kinds, kindIds, scope, registers, limits, nowMs, toFigure, onFilter }: RowProps) => {
  const text = useText();
  const { filter } = scope;
  const kind = kinds.find(({ id }) => id === row.kind);
  if (kind === undefined) return null;
  const lineOf = (state: FreshnessState): string => {
    const count = row.parts?.[state] ?? null;
    const share = count === null || !row.registered ? '' : ` = ${formatRate(count / row.registered)} %`;
    return `${text(STATE_WORDS[state])} ${formatCount(count)}${share === '' ? '' : ` / ${formatCount(row.registered)}${share}`}`;
  };
  const parts = FRESHNESS_STATES.map((state): StackPart => {
    const patch = toPartPatch(filter, state, row.kind);
    return {
      state: LOOKS[state],
      count: row.parts?.[state] ?? 0,
      lines: [text(kind.words.name), lineOf(state)],
      onPick: patch === null ? undefined : () => onFilter(patch),
    };
  });
  return (
    <li className={styles['row']}>
      <div className={styles['head']}>
        <ToggleButton
          look="plain"
          className={styles['name']}
          isPressed={filter.kinds?.includes(row.kind) ?? false}
          onToggle={() => onFilter({ kinds: toggleValue(filter.kinds, row.kind, kindIds) })}
        >
          {text(kind.words.shortName)}
        </ToggleButton>
        <RegisterAge registers={registers.filter((register) => register.kind === row.kind)} {...{ limits, nowMs }} />
        <Figure
          className={styles['total']}
          figure={toFigure({
            name: 'registered',
            kind: row.kind,
            value: row.registered,
            title: kind.words.name,
            unit: kind.words.unit,
            counts: row.counts,
            filter: { ...filter, kinds: null, links: null },
          })}
        />
      </div>
      <LinkStack parts={parts} />
      <span className="visually-hidden">{FRESHNESS_STATES.map(lineOf).join(', ')}</span>
    </li>
  );
};
