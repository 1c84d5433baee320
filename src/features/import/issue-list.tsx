import type { ReactNode } from 'react';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { targetsOf } from '../../register/import/targets.ts';
import type { FlagList } from '../../register/import/types.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { firstOf, WORDS } from './words.ts';
import { ScrollRegion } from './scroll-region.tsx';
import styles from './import.module.css';

interface IssueListProps {
  readonly title: Localised;
  readonly list: FlagList;
  readonly kind: HazardKind | undefined;
  /** False: not looked at; then there is no count, and in particular no 0. */
  readonly isChecked?: boolean;
  readonly children?: ReactNode;
}

/** Rows with something to look at: where in the file, which field and value, and why. Never shortened without saying so. */
export const IssueList = ({ title, list, kind, isChecked = true, children }: IssueListProps) => {
  const text = useText();
  const count = isChecked ? (list.count === 0 ? text(WORDS.none) : formatCount(list.count)) : text(WORDS.unchecked);
  if (list.count === 0)
    return (
      <p className={styles['nothing']}>
        {text(title)} · {count}
      </p>
    );
  return (
    <details className={styles['fold']} open={list.count <= 20}>
      <summary>
        {text(title)} · <strong>{count}</strong>
      </summary>
      {list.count > list.rows.length ? (
        <p className={styles['small']}>{text(firstOf(list.rows.length, list.count))}</p>
      ) : null}
      {children}
      <IssueTable title={title} list={list} kind={kind} />
    </details>
  );
};

const IssueTable = ({ title, list, kind }: Pick<IssueListProps, 'title' | 'list' | 'kind'>) => {
  const text = useText();
  const names = new Map(kind === undefined ? [] : targetsOf(kind).map((field) => [field.name, field.words]));
  return (
    <ScrollRegion label={text(title)}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.row)}</th>
            <th scope="col">{text(WORDS.field)}</th>
            <th scope="col">{text(WORDS.value)}</th>
            <th scope="col">{text(WORDS.reason)}</th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((issue, index) => (
            <tr key={index}>
              <td className={styles['number']}>{formatCount(issue.row)}</td>
              <td>{issue.field === '' ? text(WORDS.wholeRow) : text(names.get(issue.field) ?? WORDS.field)}</td>
              <td className={styles['examples']}>{issue.value}</td>
              <td>{text(issue.words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
