import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './phone-tabs.module.css';
import type { PhoneTabsProps } from './props.ts';
import { WORDS } from './words.ts';

/** The bar at the foot of a phone. */
export const PhoneTabs = ({ tabs, current, onSelect }: PhoneTabsProps) => {
  const text = useText();
  return (
    <nav className={styles['tabs']} aria-label={text(WORDS.name)}>
      {tabs.map(({ id, words, icon, badge }) => (
        <button
          key={id}
          type="button"
          aria-current={id === current ? 'page' : undefined}
          data-tab={id}
          onClick={() => onSelect(id)}
        >
          <Icon name={icon} size={18} />
          <span>
            {text(words)}
            {badge === undefined || badge === null ? '' : ` ${badge}`}
          </span>
        </button>
      ))}
    </nav>
  );
};
