import { useState } from 'react';
import { COUNTRY_ADCODE } from '../domain/region-index.ts';
import { NO_FILTER } from '../domain/site-filter.ts';
import type { Localised } from '../domain/words.ts';
import { useAnalysis, useBoardConfig } from '../register/register-context.tsx';
import { useText } from '../ui/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { useUrlNotices, useUrlState, useUrlStore } from '../url/url-context.tsx';
import { WORDS, noticeWords } from './words.ts';
import styles from './app.module.css';

/** What is wrong with the authority's own colours (`levelOverrides`); the worker is asked only where there are any. */
const useOverrideProblems = (): readonly Localised[] => {
  const hasOwn = Object.keys(useBoardConfig().levelOverrides).length > 0;
  const { data } = useAnalysis('rules', hasOwn ? { region: COUNTRY_ADCODE, filter: NO_FILTER } : null);
  const findings = data?.answer.findings ?? [];
  return findings.filter(({ kind }) => kind !== 'not-in-force').map(({ words }) => words);
};

/** What the address or config.json said that could not be used: named, in words, until the user has read it. */
export const Notices = ({ problems: configProblems }: { readonly problems: readonly Localised[] }) => {
  const text = useText();
  const store = useUrlStore();
  const notices = useUrlNotices();
  const { asof } = useUrlState();
  const [isRead, setIsRead] = useState(false);
  const [isAsOfRead, setIsAsOfRead] = useState(false);
  const problems = [...configProblems, ...useOverrideProblems()];
  return (
    <>
      {notices.length > 0 && (
        <Notice name="url" onDismiss={store.dismissNotices}>
          {notices.map((notice, index) => (
            <p key={index}>{text(noticeWords(notice))}</p>
          ))}
        </Notice>
      )}
      {asof !== null && !isAsOfRead && (
        <Notice name="url" onDismiss={() => setIsAsOfRead(true)}>
          <p>{text(WORDS.asOfIgnored)}</p>
        </Notice>
      )}
      {problems.length > 0 && !isRead && (
        <Notice name="config" onDismiss={() => setIsRead(true)}>
          {problems.map((problem, index) => (
            <p key={index}>{text(problem)}</p>
          ))}
        </Notice>
      )}
    </>
  );
};

interface NoticeProps {
  readonly name: string;
  readonly onDismiss: () => void;
  readonly children: React.ReactNode;
}

const Notice = ({ name, onDismiss, children }: NoticeProps) => {
  const text = useText();
  return (
    <div role="status" data-notice={name} className={styles['notice']}>
      <div>{children}</div>
      <button type="button" className={styles['button']} onClick={onDismiss}>
        <Icon name="close" /> {text(WORDS.dismiss)}
      </button>
    </div>
  );
};
