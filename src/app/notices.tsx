import { useState } from 'react';
import type { Localised } from '../domain/words.ts';
import { useText } from '../ui/language.tsx';
import { Icon } from '../ui/icon.tsx';
import { useUrlNotices, useUrlState, useUrlStore } from '../url/url-context.tsx';
import { WORDS, noticeWords } from './words.ts';
import styles from './app.module.css';

/** What the address or config.json said that could not be used: named, in words, until the user has read it. */
export const Notices = ({ problems }: { readonly problems: readonly Localised[] }) => {
  const text = useText();
  const store = useUrlStore();
  const notices = useUrlNotices();
  const { asof } = useUrlState();
  const [isRead, setIsRead] = useState(false);
  const [isAsOfRead, setIsAsOfRead] = useState(false);
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
