import type { HazardKind } from '../../hazards/define.ts';
import type { BatchAnswer } from '../../domain/analyses/batch.ts';
import { useText } from '../../ui/language.tsx';
import styles from './batch-plan.module.css';
import { WORDS } from './words.ts';

/** What the ranking had to do without, a line each. */
export const Notes = ({ answer, kinds }: { readonly answer: BatchAnswer; readonly kinds: readonly HazardKind[] }) => {
  const text = useText();
  const namesOf = (ids: readonly string[]): string =>
    kinds
      .filter(({ id }) => ids.includes(id))
      .map(({ words }) => text(words.shortName))
      .join(text({ zh: '、', en: ', ' }));
  const told = [
    ...answer.problems.map((problem) => `${text(WORDS.badWeights)}${text(problem)}`),
    ...(answer.isNeighbourhoodKnown ? [] : [text(WORDS.rounded)]),
    ...(['leftOut', 'withoutReasons', 'withoutDates'] as const).flatMap((key) =>
      answer[key].length === 0 ? [] : [`${text(WORDS[key])}${namesOf(answer[key])}`],
    ),
  ];
  if (told.length === 0) return null;
  return (
    <div className={styles['told']} role="status" data-notice="batch">
      {told.map((line) => (
        <p key={line} className={styles['stateLine']}>
          {line}
        </p>
      ))}
    </div>
  );
};
