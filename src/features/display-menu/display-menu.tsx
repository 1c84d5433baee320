import type { Language } from '../../domain/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import { PopoverButton } from '../../ui/popover-button.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './display-menu.module.css';
import { WORDS } from './words.ts';

type ThemeName = 'dark' | 'daylight' | 'wall';

interface DisplayMenuProps {
  readonly theme: ThemeName;
  readonly language: Language;
  readonly onTheme: (theme: ThemeName) => void;
  readonly onLanguage: (language: Language) => void;
}

const THEME_NAMES = ['dark', 'daylight', 'wall'] as const;

/** How the board looks and speaks: theme and language, behind one button. */
export const DisplayMenu = ({ theme, language, onTheme, onLanguage }: DisplayMenuProps) => {
  const text = useText();
  return (
    <PopoverButton
      className={styles['button']}
      face={
        <>
          {text(WORDS.display)} <Icon name="chevron-down" size={12} />
        </>
      }
      label={text(WORDS.display)}
    >
      {() => (
        <div className={styles['menu']}>
          <span className={styles['name']}>{text(WORDS.theme)}</span>
          <SegmentGroup label={text(WORDS.theme)}>
            {THEME_NAMES.map((each) => (
              <ToggleButton key={each} isPressed={each === theme} onToggle={() => onTheme(each)}>
                {text(WORDS[each])}
              </ToggleButton>
            ))}
          </SegmentGroup>
          <span className={styles['name']}>{text(WORDS.language)}</span>
          <SegmentGroup label={text(WORDS.language)}>
            <ToggleButton isPressed={language === 'zh-CN'} onToggle={() => onLanguage('zh-CN')}>
              <span lang="zh-CN">中文</span>
            </ToggleButton>
            <ToggleButton isPressed={language === 'en'} onToggle={() => onLanguage('en')}>
              <span lang="en">English</span>
            </ToggleButton>
          </SegmentGroup>
        </div>
      )}
    </PopoverButton>
  );
};
