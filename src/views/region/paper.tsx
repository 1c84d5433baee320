import { formatChinaTime } from '../../domain/clock.ts';
import { oldest } from '../../domain/counting.ts';
import { useBoardConfig, useClock } from '../../register/register-context.tsx';
import { formatIso } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import styles from './region.module.css';
import type { RegionAnswers } from './use-region-answers.ts';
import { WORDS } from './words.ts';

interface PaperProps {
  readonly answers: RegionAnswers;
}

const isDemo = ({ registers }: RegionAnswers): boolean => registers.some((register) => register.isSynthetic);

/** On paper alone: whose page this is, and that its data are invented where they are. */
export const PaperHead = ({ answers }: PaperProps) => {
  const text = useText();
  const { title } = useBoardConfig();
  return (
    <div className={styles['paper']} data-paper="head">
      <span>
        {title} · {text(WORDS.view)}
      </span>
      {isDemo(answers) ? (
        <>
          <b>{text(WORDS.demo)}</b>
          <span className={styles['watermark']} aria-hidden="true">
            {text(WORDS.demo)}
          </span>
        </>
      ) : null}
    </div>
  );
};

/** Where the figures come from, how old they are, under which number the map was approved; on screen as well. */
export const Provenance = ({ answers, isPrinting }: PaperProps & { readonly isPrinting: boolean }) => {
  const text = useText();
  const { mapApprovalNumber } = useBoardConfig();
  const clock = useClock();
  const { scope, registers } = answers;
  const asOf = oldest(scope.rollUp?.region.kinds ?? []);
  const names = [...new Set(registers.map(({ sourceName }) => sourceName))];
  const approval = mapApprovalNumber === '' ? text(WORDS.notSubmitted) : `${text(WORDS.approval)} ${mapApprovalNumber}`;
  return (
    <footer className={styles['provenance']}>
      <p>
        {text(WORDS.asOf)} {asOf === null ? text(WORDS.notStated) : formatIso(asOf)} · {text(WORDS.sources)}{' '}
        {[...names, text(WORDS.collections)].join(text({ zh: '、', en: ', ' }))} · {approval}
        {isPrinting ? ` · ${text(WORDS.printedAt)} ${formatChinaTime(clock.now())}` : ''}
      </p>
      <p>{text(WORDS.definition)}</p>
      {isDemo(answers) ? <p>{text(WORDS.demoNote)}</p> : null}
    </footer>
  );
};
