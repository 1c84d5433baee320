import type { BoardItem } from '../../domain/analyses/rectification-board.ts';
import { toDeadlineWords } from '../../domain/rectification-words.ts';
import { STATE_WORDS } from '../../domain/rectification.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { useText } from '../../ui/language.tsx';
import { DeadlineRing } from './deadline-ring.tsx';
import styles from './item.module.css';
import type { ItemsPanelProps } from './props.ts';
import { WORDS } from './words.ts';

interface ItemProps {
  readonly item: BoardItem;
  /** Names of divisions are told from here downwards. */
  readonly region: string;
  readonly regions: RegionIndex;
  /** The state, where nothing above the item says it. */
  readonly showsState?: boolean;
  /** What has been handed in, where there is room for it. */
  readonly showsEvidence?: boolean;
  readonly onSelectSite: ItemsPanelProps['onSelectSite'];
}

/** One item: its deadline as ring and words, what it says, where it stands. A button where it leads to its site. */
export const Item = ({ item, region, regions, showsState = false, showsEvidence = false, onSelectSite }: ItemProps) => {
  const text = useText();
  const { site, deadline } = item;
  const path = regions.pathTo(item.adcode, region);
  // A division that nobody knows is told by the code that came.
  const place =
    path.length === 0
      ? item.adcode
      : path
          .slice(1)
          .map(({ shortName }) => shortName)
          .join(' ');
  const named = site === null || item.text.includes(site.name) ? '' : site.name;
  const meta = [named, place, ...(showsState ? [text(STATE_WORDS[item.state])] : [])].filter((part) => part !== '');
  const content = (
    <>
      <DeadlineRing deadline={deadline} />
      <span className={styles['body']}>
        <span className={styles['deadline']} data-standing={deadline.standing}>
          <b>{text(toDeadlineWords(deadline))}</b>
          <Day item={item} />
        </span>
        {/* What the item says is data: it stands as it came, whatever the language of the board. */}
        <span className={styles['text']} lang="zh-CN">
          {item.text === '' ? item.sector : item.text}
        </span>
        <span className={styles['meta']}>
          {meta.join(' · ')}
          {item.reopenedOn === null ? null : (
            <span className={styles['reopened']}>
              ↺ {text(WORDS.reopenedMark)} {item.reopenedOn.slice(5)}
            </span>
          )}
        </span>
        {item.evidence === null || !showsEvidence ? null : (
          <span className={styles['evidence']} lang="zh-CN">
            {item.evidence}
          </span>
        )}
      </span>
    </>
  );
  if (site === null || onSelectSite === undefined)
    return (
      <div className={styles['item']} data-item={item.id}>
        {content}
      </div>
    );
  return (
    <button
      type="button"
      className={styles['item']}
      data-item={item.id}
      data-site={`${site.kind}:${site.id}`}
      onClick={() => onSelectSite({ kind: site.kind, id: site.id })}
    >
      {content}
    </button>
  );
};

const Day = ({ item: { deadline, closedOn, dueOn } }: { readonly item: BoardItem }) => {
  const text = useText();
  const [day, words] = deadline.standing.startsWith('closed') ? [closedOn, WORDS.closedOn] : [dueOn, WORDS.dueOn];
  return day === null ? null : (
    <time dateTime={day}>
      {day} {text(words)}
    </time>
  );
};
