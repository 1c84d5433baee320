import { inLanguage, type Language, type Localised } from '../domain/words.ts';
import { WORDS } from './words.ts';
import styles from './app.module.css';

/** The address is not read yet, but the one question of language can be answered from it. */
const pageLanguage = (): Language =>
  new URLSearchParams(window.location.search).get('lang') === 'en' ? 'en' : 'zh-CN';

export const BootWaiting = () => (
  <div className={styles['boot']} role="status">
    {inLanguage(WORDS.loading, pageLanguage())}
  </div>
);

export const BootFailed = ({ words, onRetry }: { readonly words: Localised; readonly onRetry: () => void }) => {
  const language = pageLanguage();
  return (
    <div className={styles['boot']} role="alert">
      <h1>{inLanguage(WORDS.failed, language)}</h1>
      <p>{inLanguage(words, language)}</p>
      <button type="button" className={styles['button']} onClick={onRetry}>
        {inLanguage(WORDS.retry, language)}
      </button>
    </div>
  );
};
