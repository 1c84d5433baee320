import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { countFigures } from '../../ui/count-figure.ts';
import styles from './level-check.module.css';
import type { CheckProps } from './props.ts';
import { WHY_UNCHECKED, WORDS } from './words.ts';

/** Registers that could not be compared, and rows whose stated level does not exist; nothing where there are none. */
export const CheckLeftOut = ({ answer, state, nowMs, scope, kinds }: CheckProps) => {
  const text = useText();
  const language = useLanguage();
  if (answer === null || (answer.unchecked.length === 0 && answer.invalid.length === 0)) return null;
  const toFigure = countFigures(scope, kinds, language);
  const counted = scope.rollUp?.region.kinds ?? [];
  const nameOf = (id: string): string => {
    const kind = kinds.find((each) => each.id === id);
    return kind === undefined ? id : text(kind.words.name);
  };
  return (
    <Panel name={WORDS.leftOutName} title={WORDS.leftOut} state={state} nowMs={nowMs}>
      <ul className={styles['leftOut']}>
        {answer.unchecked.map(({ kind, source, rows, why }) => (
          <li key={`${kind} ${source}`}>
            {nameOf(kind)}{' '}
            <Figure
              figure={toFigure({
                name: 'level-unchecked',
                kind,
                value: rows,
                title: WORDS.uncheckedRows,
                unit: WORDS.sites,
                counts: counted.filter((each) => each.kind === kind && each.source === source),
                filter: scope.filter,
                definition: WHY_UNCHECKED[why],
              })}
              unit={text(WORDS.sites)}
            />{' '}
            · {text(WHY_UNCHECKED[why])}
          </li>
        ))}
        {answer.invalid.map(({ kind, source, rows, isAtLeast, examples }) => (
          <li key={`invalid ${kind} ${source}`} data-invalid={kind}>
            {nameOf(kind)} {isAtLeast ? `${text(WORDS.atLeast)} ` : ''}
            <Figure
              figure={toFigure({
                name: 'level-invalid',
                kind,
                value: rows,
                title: WORDS.invalid,
                unit: WORDS.sites,
                counts: counted.filter((each) => each.kind === kind && each.source === source),
                filter: scope.filter,
                definition: {
                  zh: '全台账，不限本区域：这样的行读入时被拦下，连区划也不可信。',
                  en: 'Of the whole register: such rows are kept out when read, and not even their division is believed.',
                },
              })}
            />{' '}
            {text(WORDS.invalidRow)}{' '}
            <small>
              {examples
                .map(({ id, value }) => `${id ?? text(WORDS.noId)} = ${value}`)
                .join(text({ zh: '；', en: '; ' }))}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
