import type { HazardKind } from '../../hazards/define.ts';
import { downloadText } from '../../ui/download-text.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { toTemplate } from './to-template.ts';
import { GUIDE_STEPS, WORDS, actionOn } from './words.ts';
import styles from './import.module.css';
import guideStyles from './guide.module.css';

interface ImportGuideProps {
  readonly kinds: readonly HazardKind[];
}

/** Before a file is in hand: what can be imported, with an empty table for each kind, and what becomes of the rows. */
export const ImportGuide = ({ kinds }: ImportGuideProps) => {
  const text = useText();
  return (
    <section className={`${styles['work']} ${guideStyles['guide']}`} aria-label={text(WORDS.guide)}>
      <h2 className={styles['workTitle']}>{text(WORDS.guide)}</h2>
      <ul className={guideStyles['guideKinds']}>
        {kinds.map((kind) => (
          <KindEntry key={kind.id} kind={kind} />
        ))}
      </ul>
      <h2 className={styles['workTitle']}>{text(WORDS.rowsGuide)}</h2>
      <dl className={guideStyles['guideSteps']}>
        {GUIDE_STEPS.map(({ title, body }) => (
          <div key={title.zh}>
            <dt>{text(title)}</dt>
            <dd>{text(body)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const KindEntry = ({ kind }: { readonly kind: HazardKind }) => {
  const text = useText();
  const language = useLanguage();
  const separator = text({ zh: '、', en: ', ' });
  const needed = kind.fields.filter(({ isRequired }) => isRequired === true);
  const download = (): void =>
    downloadText(toTemplate(kind, language), `${kind.collection}.csv`, 'text/csv;charset=utf-8');
  return (
    <li>
      <KindIcon shape={kind.shape} size={20} />
      <div>
        <h3>{text(kind.words.name)}</h3>
        <p className={styles['small']}>
          {text(WORDS.needed)} {needed.map(({ words }) => text(words)).join(separator)}
        </p>
      </div>
      <button
        type="button"
        className={styles['quiet']}
        aria-label={text(actionOn(WORDS.template, text(kind.words.name)))}
        onClick={download}
      >
        {text(WORDS.template)}
      </button>
    </li>
  );
};
