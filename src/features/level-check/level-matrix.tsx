import { LEVEL_KEYS, LEVEL_WORDS, type LevelKey } from '../../domain/levels.ts';
import type { DisagreementTable } from '../../domain/rule-disagreement.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './level-check.module.css';
import { LevelWord } from './level-word.tsx';
import type { ToCheckFigure } from './to-check-figures.ts';
import { WORDS } from './words.ts';

interface LevelMatrixProps {
  readonly table: DisagreementTable;
  readonly toFigure: ToCheckFigure;
}

const countOf = (table: DisagreementTable, from: LevelKey, to: LevelKey): number =>
  table.moves.find((move) => move.from === from && move.to === to)?.count ?? 0;

/** `same`: the diagonal · `worse`, `milder`: by the rule than registered · `open`: one of the two is none. */
const relationOf = (from: LevelKey, to: LevelKey): 'same' | 'worse' | 'milder' | 'open' => {
  if (from === to) return 'same';
  if (from === 'unassessed' || to === 'unassessed') return 'open';
  return to < from ? 'worse' : 'milder';
};

/** Registered × computed: every row that was checked stands in one cell. */
export const LevelMatrix = ({ table, toFigure }: LevelMatrixProps) => {
  const text = useText();
  return (
    <figure className={styles['matrix']}>
      <figcaption>
        <b>{text(WORDS.matrix)}</b> <span>{text(WORDS.matrixNote)}</span>
      </figcaption>
      <div className={styles['scroll']}>
        <table aria-label={text(WORDS.matrix)}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{text(WORDS.registered)}</span>
              </th>
              {LEVEL_KEYS.map((key) => (
                <th key={key} scope="col">
                  <LevelWord level={key} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {LEVEL_KEYS.map((from) => (
              <tr key={from}>
                <th scope="row">
                  <LevelWord level={from} />
                </th>
                {LEVEL_KEYS.map((to) => (
                  <td key={to} data-relation={relationOf(from, to)} data-from={from} data-to={to}>
                    <Figure
                      figure={toFigure(
                        { table },
                        {
                          name: 'level-moves',
                          level: from,
                          title: {
                            zh: `登记${LEVEL_WORDS[from].colour.zh}，规则${LEVEL_WORDS[to].colour.zh}`,
                            en: `Registered ${LEVEL_WORDS[from].colour.en}, by rule ${LEVEL_WORDS[to].colour.en}`,
                          },
                          value: () => countOf(table, from, to),
                        },
                      )}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
};
