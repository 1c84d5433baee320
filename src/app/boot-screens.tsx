import { inLanguage, type Localised } from '../domain/words.ts';
import styles from './boot.module.css';
import { BOOT_WORDS } from './boot-words.ts';
import { pageLanguage } from './page-language.ts';

export const BootFailed = ({ words, onRetry }: { readonly words: Localised; readonly onRetry: () => void }) => {
  const language = pageLanguage();
  return (
    <div className={styles['boot']} role="alert">
      <h1>{inLanguage(BOOT_WORDS.failed, language)}</h1>
      <p>{inLanguage(words, language)}</p>
      <button type="button" className={styles['button']} onClick={onRetry}>
        {inLanguage(BOOT_WORDS.retry, language)}
      </button>
    </div>
  );
};
