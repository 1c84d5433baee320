import type { OverlapRegister } from '../../domain/analyses/overlaps.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './overlap-report.module.css';
import type { OverlapProps } from './props.ts';
import { overlapFigures, type ToOverlapFigure } from './to-overlap-figures.ts';
import { UNJUDGED_WORDS, WORDS } from './words.ts';

/** 比对了什么: every register that took part, and the rows of it that could not be judged. */
export const OverlapRegisters = ({ answer, state, nowMs, scope, kinds }: OverlapProps) => {
  const text = useText();
  const language = useLanguage();
  const toFigure = answer === null ? null : overlapFigures(answer, scope, kinds, language);
  return (
    <Panel
      name={WORDS.registersName}
      title={WORDS.registers}
      note={text(WORDS.registersNote)}
      state={state}
      nowMs={nowMs}
      placeholderRows={4}
    >
      {answer === null || toFigure === null ? null : (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{text(WORDS.register)}</th>
                <th scope="col">{text(WORDS.role)}</th>
                <th scope="col">{text(WORDS.rows)}</th>
                <th scope="col">{text(WORDS.unjudged)}</th>
              </tr>
            </thead>
            <tbody>
              {answer.registers.map((each) => {
                const kind = kinds.find(({ id }) => id === each.kind);
                return (
                  <tr key={`${each.kind} ${each.source}`} data-kind={each.kind}>
                    <th scope="row">
                      {kind === undefined ? each.kind : text(kind.words.name)}
                      <small>{scope.sourceName(each.source)}</small>
                    </th>
                    <td>{text(each.role === 'first' ? WORDS.first : WORDS.metRole)}</td>
                    <td>
                      <Figure
                        figure={{
                          ...toFigure({ name: 'overlap-rows', value: each.rows, title: WORDS.rows, part: each.role }),
                          kind: each.kind,
                          source: each.source,
                        }}
                      />
                    </td>
                    <td className={styles['wrap']}>
                      <Left register={each} toFigure={toFigure} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
};

interface LeftProps {
  readonly register: OverlapRegister;
  readonly toFigure: ToOverlapFigure;
}

const Left = ({ register, toFigure }: LeftProps) => {
  const text = useText();
  const { unjudged, outOfService, withoutShape, kind } = register;
  const parts = [
    ...unjudged.map(({ why, rows }) => ({ part: why as string, words: UNJUDGED_WORDS[why], rows })),
    ...(withoutShape === null || withoutShape === 0
      ? []
      : [{ part: 'no-shape', words: WORDS.withoutShape, rows: withoutShape }]),
    ...(outOfService === 0 ? [] : [{ part: 'out-of-service', words: WORDS.outOfService, rows: outOfService }]),
  ];
  if (parts.length === 0) return <span className={styles['quiet']}>0</span>;
  return (
    <ul>
      {parts.map(({ part, words, rows }) => (
        <li key={part}>
          {text(words)}{' '}
          <Figure figure={{ ...toFigure({ name: 'overlap-unjudged', value: rows, title: words, part }), kind }} />
        </li>
      ))}
    </ul>
  );
};
