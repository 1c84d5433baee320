import { useState } from 'react';
import { formatChinaDate } from '../../domain/clock.ts';
import { STATE_WORDS, isOverdue, type Rectification } from '../../domain/rectification.ts';
import type { Figure as FigureData } from '../../domain/figure.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import type { RectificationsProps } from './props.ts';
import styles from './rectifications.module.css';
import { daysOverdue } from './to-lists.ts';
import { WORDS, overdueBy } from './words.ts';

const STEP = 20;

interface ItemsProps {
  /** Most urgent first. */
  readonly items: readonly Rectification[];
  /** How many they are. */
  readonly total: FigureData;
  readonly region: string;
  readonly regions: RegionIndex;
  readonly nowMs: number;
  readonly rowLimit: number;
  readonly onSelectSite: RectificationsProps['onSelectSite'];
}

export const Items = ({ items, total, region, regions, nowMs, rowLimit, onSelectSite }: ItemsProps) => {
  const text = useText();
  const [limit, setLimit] = useState(rowLimit);
  if (items.length === 0) return <p className={styles['note']}>{text(WORDS.nothingInState)}</p>;
  return (
    <>
      <ol className={styles['items']}>
        {items.slice(0, limit).map((item) => (
          <li key={item.id}>
            <Row {...{ item, region, regions, nowMs, onSelectSite }} />
          </li>
        ))}
      </ol>
      {items.length > limit ? (
        <p className={styles['note']}>
          {text(WORDS.shown)} {formatCount(limit)} / <Figure figure={total} />{' '}
          <button
            type="button"
            className={styles['more']}
            data-screen-only=""
            onClick={() => setLimit((shown) => shown + STEP)}
          >
            {text(WORDS.more)}
          </button>
        </p>
      ) : null}
    </>
  );
};

const toSite = (reference: string | null): { readonly kind: string; readonly id: string } | null => {
  const at = reference?.indexOf(':') ?? -1;
  return reference === null || at <= 0 ? null : { kind: reference.slice(0, at), id: reference.slice(at + 1) };
};

const Row = ({
  item,
  region,
  regions,
  nowMs,
  onSelectSite,
}: Omit<ItemsProps, 'items' | 'total' | 'rowLimit'> & { readonly item: Rectification }) => {
  const text = useText();
  const site = toSite(item.site);
  const place = regions
    .pathTo(item.adcode, region)
    .slice(1)
    .map(({ shortName }) => shortName)
    .join(' ');
  const content = (
    <>
      {/* What the item says is data: it stands as it came, whatever the language of the board. */}
      <span className={styles['text']} lang="zh-CN">
        {item.text === '' ? item.sector : item.text}
      </span>
      <span className={styles['meta']}>
        <span>
          {[place, text(STATE_WORDS[item.state]), ...(item.isReopened ? [text(WORDS.reopenedMark)] : [])]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
        <Due item={item} nowMs={nowMs} />
      </span>
    </>
  );
  if (site === null || onSelectSite === undefined) return <div className={styles['item']}>{content}</div>;
  return (
    <button type="button" className={styles['item']} data-site={item.site} onClick={() => onSelectSite(site)}>
      {content}
    </button>
  );
};

const Due = ({ item, nowMs }: { readonly item: Rectification; readonly nowMs: number }) => {
  const text = useText();
  if (item.state === '销号') return <span>{item.closedOn ?? ''}</span>;
  if (item.dueOn === null) return <span>{text(WORDS.noDue)}</span>;
  if (isOverdue(item, formatChinaDate(nowMs)))
    return <b className={styles['overdue']}>{text(overdueBy(daysOverdue(item.dueOn, nowMs)))}</b>;
  return (
    <span>
      {item.dueOn} {text(WORDS.due)}
    </span>
  );
};
