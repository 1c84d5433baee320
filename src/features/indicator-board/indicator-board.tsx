import type { ReactNode } from 'react';
import type { IndicatorsAnswer, IndicatorSet } from '../../domain/analyses/indicators.ts';
import { INDICATOR_OF_DENOMINATOR } from '../../domain/indicators/denominators.ts';
import type { Localised } from '../../domain/words.ts';
import { formatIso } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ChildTable } from './child-table.tsx';
import { Denominators } from './denominators-panel.tsx';
import { Findings } from './findings.tsx';
import styles from './indicator-board.module.css';
import { IndicatorTable } from './indicator-table.tsx';
import { Ladder } from './ladder.tsx';
import type { IndicatorBoardProps } from './props.ts';
import { toEntries, toEntry, toItemEntries } from './to-entries.ts';
import type { FigureContext } from './to-figure.ts';
import { WORDS } from './words.ts';

/** Every indicator of DOMAIN.md §4 for the region, with everything needed to question it. */
export const IndicatorBoard = (props: IndicatorBoardProps) => {
  const text = useText();
  const { answer, state } = props;
  if (answer === null || answer.sets.length === 0)
    return (
      <Panel name={WORDS.denominators} title={WORDS.denominatorsTitle} state={state} placeholderRows={12}>
        <p className={styles['note']}>{text(WORDS.noRegister)}</p>
      </Panel>
    );
  const isSplit = answer.sets.length > 1;
  return (
    <>
      {isSplit ? <p className={styles['note']}>{text(WORDS.notAdded)}</p> : null}
      {answer.sets.map((set) => (
        <SetBoard key={String(set.isSynthetic)} {...props} answer={answer} set={set} isSplit={isSplit} />
      ))}
    </>
  );
};

interface SetBoardProps extends IndicatorBoardProps {
  readonly answer: IndicatorsAnswer;
  readonly set: IndicatorSet;
  /** The other sort of register stands beside it. */
  readonly isSplit: boolean;
}

const SetBoard = (props: SetBoardProps) => {
  const { answer, set, scope, kinds, region, regions, state, nowMs, isSplit } = props;
  const text = useText();
  const context: FigureContext = {
    language: useLanguage(),
    region,
    filterText: props.filterText,
    kindName: (id) => text(kinds.find((kind) => kind.id === id)?.words.shortName ?? { zh: id, en: id }),
    sourceName: props.sourceName,
  };
  const input = { answer, set, scope, region: region.adcode };
  const entries = toEntries(input);
  const sort = isSplit ? text(set.isSynthetic ? WORDS.synthetic : WORDS.real) : '';
  const section = (name: Localised, title: Localised, note: string, children: ReactNode) => (
    <Panel
      name={sort === '' ? name : { zh: `${name.zh} ${sort}`, en: `${name.en} ${sort}` }}
      title={title}
      note={[sort, note].filter((part) => part !== '').join(' · ')}
      aside={`${text(WORDS.asOf)} ${formatIso(set.asOf)}`}
      state={state}
      nowMs={nowMs}
    >
      {children}
    </Panel>
  );
  const kindNames = set.kinds.map(context.kindName).join(text({ zh: '、', en: ', ' }));
  return (
    <div className={styles['board']} data-synthetic={set.isSynthetic}>
      {section(
        WORDS.denominators,
        WORDS.denominatorsTitle,
        kindNames,
        <Denominators
          set={set}
          context={context}
          entryOf={(denominator) => toEntry(input, INDICATOR_OF_DENOMINATOR[denominator], set.region)}
          kindEntryOf={(denominator, kind) => {
            const own = set.byKind.find((each) => each.kind === kind);
            return own === undefined ? null : toEntry(input, INDICATOR_OF_DENOMINATOR[denominator], own.counts, [kind]);
          }}
        />,
      )}
      <div className={styles['stack']}>
        {section(
          WORDS.ladder,
          WORDS.ladderTitle,
          text(WORDS.ladderNote),
          <Ladder entries={entries} context={context} />,
        )}
        {section(
          WORDS.findings,
          WORDS.findingsTitle,
          '',
          <Findings {...{ set, answer, context }} filter={scope.filter} quarantined={props.quarantined} />,
        )}
      </div>
      <div className={styles['wide']}>
        {section(
          WORDS.indicators,
          WORDS.indicatorsTitle,
          text(WORDS.linksIgnored),
          <IndicatorTable
            entries={entries}
            items={toItemEntries(input)}
            baseline={answer.baseline}
            context={context}
          />,
        )}
      </div>
      <div className={styles['wide']}>
        {section(
          WORDS.children,
          WORDS.childrenTitle,
          region.shortName,
          <ChildTable
            {...{ set, entries, regions, context }}
            entryOf={(id, counts) => toEntry(input, id, counts)}
            onRegion={props.onRegion}
          />,
        )}
      </div>
    </div>
  );
};
