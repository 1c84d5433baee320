import type { KindDisagreements } from '../../domain/analyses/disagreements.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { toFieldWords } from '../../register/field-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './level-check.module.css';
import type { CheckProps } from './props.ts';
import {
  CANNOT,
  checkFigures,
  CHECKED,
  DIFFER,
  OVERSTATED,
  RATE,
  UNDERSTATED,
  type ToCheckFigure,
} from './to-check-figures.ts';
import { WORDS } from './words.ts';

const COLUMNS = [CHECKED, DIFFER, UNDERSTATED, OVERSTATED, RATE, CANNOT];

/** How many fields that a register lacks are named. */
const NAMED_LACKS = 2;

/** 按类别: each register by itself, with what it lacks most for its rule. */
export const CheckByKind = ({ answer, state, nowMs, scope, kinds }: CheckProps) => {
  const text = useText();
  const language = useLanguage();
  const toFigure = answer === null ? null : checkFigures(answer, scope, kinds, language);
  return (
    <Panel name={WORDS.byKindName} title={WORDS.byKind} state={state} nowMs={nowMs} placeholderRows={5}>
      {answer === null || toFigure === null ? null : (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{text(WORDS.kind)}</th>
                {COLUMNS.map(({ name, title }) => (
                  <th key={name} scope="col">
                    {text(title)}
                  </th>
                ))}
                <th scope="col">{text(WORDS.lacking)}</th>
              </tr>
            </thead>
            <tbody>
              {answer.kinds.map((each) => {
                const kind = kinds.find(({ id }) => id === each.kind);
                return (
                  <tr key={`${each.kind} ${each.source}`} data-kind={each.kind}>
                    <th scope="row">{kind === undefined ? each.kind : text(kind.words.name)}</th>
                    {COLUMNS.map((spec) => (
                      <td key={spec.name}>
                        <Figure
                          figure={toFigure({ table: each.table, kind: each }, spec)}
                          format={spec.share === 'rate' ? 'rate' : 'count'}
                        />
                      </td>
                    ))}
                    <td className={styles['words']}>
                      <Lacks each={each} kind={kind} toFigure={toFigure} />
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

interface LacksProps {
  readonly each: KindDisagreements;
  readonly kind: HazardKind | undefined;
  readonly toFigure: ToCheckFigure;
}

const Lacks = ({ each, kind, toFigure }: LacksProps) => {
  const text = useText();
  if (each.lacking.length === 0) return '—';
  return (
    <ul className={styles['lacks']}>
      {each.lacking.slice(0, NAMED_LACKS).map(({ field, rows }) => {
        const words = toFieldWords(kind, field);
        return (
          <li key={field}>
            {text(words)}{' '}
            <Figure
              figure={toFigure(
                { table: each.table, kind: each },
                {
                  name: 'level-lacking',
                  title: { zh: `缺${words.zh}`, en: `Lacking: ${words.en}` },
                  definition: WORDS.lackingDefinition,
                  value: () => rows,
                },
              )}
            />
          </li>
        );
      })}
    </ul>
  );
};
