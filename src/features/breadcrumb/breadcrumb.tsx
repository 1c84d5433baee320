import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import { PopoverButton } from '../../ui/popover-button.tsx';
import styles from './breadcrumb.module.css';
import type { BreadcrumbProps } from './props.ts';
import { BELOW, WORDS } from './words.ts';

/** 行政区划: back by the path, on by the list below the region on screen. */
export const Breadcrumb = ({ path, regions, onRegion }: BreadcrumbProps) => {
  const text = useText();
  const current = path[path.length - 1];
  if (current === undefined) return null;
  const children = regions.childrenOf(current.adcode);
  const level = children[0]?.level;
  return (
    <nav className={styles['nav']} aria-label={text(WORDS.name)}>
      <ol>
        {path.slice(0, -1).map((region) => (
          <li key={region.adcode}>
            <button type="button" className={styles['ancestor']} onClick={() => onRegion(region.adcode)}>
              {region.name}
            </button>
            <Icon name="chevron-right" size={13} />
          </li>
        ))}
        <li>
          <Current {...{ current, children, onRegion }} />
        </li>
      </ol>
      <span className={styles['count']}>
        {level === undefined ? current.adcode : `${children.length} ${text(BELOW[level])}`}
      </span>
    </nav>
  );
};

interface CurrentProps {
  readonly current: BreadcrumbProps['path'][number];
  readonly children: BreadcrumbProps['path'];
  readonly onRegion: (adcode: string) => void;
}

const Current = ({ current, children, onRegion }: CurrentProps) => {
  const text = useText();
  if (children.length === 0)
    return (
      <span className={styles['current']} aria-current="page">
        {current.name}
      </span>
    );
  return (
    <PopoverButton
      className={styles['current']}
      isCurrentPage
      face={
        <>
          {current.name} <Icon name="chevron-down" />
        </>
      }
      label={text(WORDS.choose)}
    >
      {({ close }) => (
        <ul className={styles['choices']}>
          {children.map((region) => (
            <li key={region.adcode}>
              <button
                type="button"
                onClick={() => {
                  close();
                  onRegion(region.adcode);
                }}
              >
                {region.shortName}
              </button>
            </li>
          ))}
        </ul>
      )}
    </PopoverButton>
  );
};
