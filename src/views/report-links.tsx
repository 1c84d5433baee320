import { useText } from '../ui/language.tsx';
import { REPORTS } from '../url/board-state.ts';
import type { BoardActions } from './board-actions.ts';
import styles from './report-links.module.css';
import { REPORT_WORDS, WORDS } from './report/words.ts';

/** Every page of 研判 about the region on screen, by the question that it answers. */
export const ReportLinks = ({ actions }: { readonly actions: BoardActions }) => {
  const text = useText();
  return (
    <nav className={styles['links']} aria-label={text(WORDS.pages)} data-screen-only="">
      {REPORTS.map((report) => (
        <button key={report} type="button" onClick={() => actions.show('report', { report, site: null })}>
          <b>{text(REPORT_WORDS[report].name)}</b> <small>{text(REPORT_WORDS[report].question)}</small>
        </button>
      ))}
    </nav>
  );
};
