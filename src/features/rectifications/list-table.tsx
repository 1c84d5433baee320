import type { RectificationList } from '../../domain/analyses/rectification-board.ts';
import { listWords } from '../../domain/rectification-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { COUNT_SPECS, itemFigures } from './item-figures.ts';
import type { ItemScope } from './props.ts';
import styles from './rectifications.module.css';
import { WORDS } from './words.ts';

interface ListTableProps {
  readonly lists: readonly RectificationList[];
  /** The one shown below; `null`: every one. */
  readonly picked: string | null;
  readonly scope: ItemScope;
  readonly onPick: (listType: string) => void;
}

/** One row a list: lists are different reviews, so there is no row of totals. */
export const ListTable = ({ lists, picked, scope, onPick }: ListTableProps) => {
  const text = useText();
  return (
    <table className={styles['lists']}>
      <thead>
        <tr>
          <th scope="col">{text(WORDS.list)}</th>
          {COUNT_SPECS.map(({ name, title }) => (
            <th key={name} scope="col">
              {text(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.listType} data-list={list.listType}>
            <th scope="row">
              <ToggleButton
                look="plain"
                isPressed={list.listType === picked}
                onToggle={() => onPick(list.listType)}
                className={styles['list']}
              >
                {text(listWords(list.listType))}
              </ToggleButton>
            </th>
            <Cells list={list} scope={scope} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Cells = ({ list, scope }: { readonly list: RectificationList; readonly scope: ItemScope }) => {
  const text = useText();
  const toFigure = itemFigures(list, scope, useLanguage());
  return COUNT_SPECS.map(({ name, title, format, toInput }) => (
    <td key={name} data-label={text(title)}>
      <Figure figure={toFigure({ name, title, ...toInput(list.counts) })} format={format} />
    </td>
  ));
};
