import type { SiteItemsAnswer } from '../../domain/analyses/site-items.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { listWords } from '../../domain/rectification-words.ts';
import { useText } from '../../ui/language.tsx';
import { Item } from './item.tsx';
import type { BoardChoice } from './props.ts';
import styles from './rectifications.module.css';
import { WORDS } from './words.ts';

interface SiteItemsProps {
  readonly answer: SiteItemsAnswer;
  readonly regions: RegionIndex;
  readonly onBoard: (adcode: string, choice: BoardChoice) => void;
}

/** Items of one site with state and deadline, each with the way to its list on the board of its division. */
export const SiteItems = ({ answer, regions, onBoard }: SiteItemsProps) => {
  const text = useText();
  if (answer.readAtMs === null) return <p className={styles['note']}>{text(WORDS.neverCame)}</p>;
  if (answer.items.length === 0) return <p className={styles['note']}>{text(WORDS.noItemsOfSite)}</p>;
  return (
    <ol>
      {answer.items.map((item) => (
        <li key={item.id}>
          <Item item={item} region={item.adcode} regions={regions} showsState showsEvidence onSelectSite={undefined} />
          <p className={styles['note']}>
            {text(listWords(item.listType))}{' '}
            <button
              type="button"
              className={styles['more']}
              onClick={() => onBoard(item.adcode, { lists: [item.listType], states: [item.state] })}
            >
              {text(WORDS.toBoard)}
            </button>
          </p>
        </li>
      ))}
    </ol>
  );
};
