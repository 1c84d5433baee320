import type { RegionIndex } from '../../domain/region-index.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './level-check.module.css';
import type { CheckProps } from './props.ts';
import { checkFigures, CHECKED, DIFFER, OVERSTATED, RATE, UNDERSTATED } from './to-check-figures.ts';
import { WORDS } from './words.ts';

interface ByRegionProps extends CheckProps {
  readonly regions: RegionIndex;
  readonly onGoTo: (adcode: string) => void;
}

const COLUMNS = [CHECKED, DIFFER, UNDERSTATED, OVERSTATED, RATE];

/** 按下级区划: the next divisions down and what lies in none; they add up to the region. */
export const CheckByRegion = ({ answer, state, nowMs, scope, kinds, regions, onGoTo }: ByRegionProps) => {
  const text = useText();
  const language = useLanguage();
  const toFigure = answer === null ? null : checkFigures(answer, scope, kinds, language);
  return (
    <Panel
      name={WORDS.byRegionName}
      title={WORDS.byRegion}
      note={text(WORDS.byRegionNote)}
      state={state}
      nowMs={nowMs}
      placeholderRows={5}
    >
      {answer === null || toFigure === null ? null : answer.children.length === 0 ? (
        <p className={styles['note']}>{text(WORDS.lowest)}</p>
      ) : (
        <div className={styles['tall']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{text(WORDS.region)}</th>
                {COLUMNS.map(({ name, title }) => (
                  <th key={name} scope="col">
                    {text(title)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.children.map(({ adcode, table }) => {
                const region = adcode === null ? undefined : regions.get(adcode);
                const name = region?.name ?? text(WORDS.unplaced);
                return (
                  <tr key={adcode ?? 'unplaced'} data-region-row={adcode ?? ''}>
                    <th scope="row">
                      {region === undefined ? (
                        name
                      ) : (
                        <button type="button" className={styles['link']} onClick={() => onGoTo(region.adcode)}>
                          {name}
                        </button>
                      )}
                    </th>
                    {COLUMNS.map((spec) => (
                      <td key={spec.name}>
                        <Figure
                          figure={toFigure(
                            { table, region: { adcode: adcode ?? scope.region.adcode, name } },
                            adcode === null ? { ...spec, name: `${spec.name}-unplaced` } : spec,
                          )}
                          format={spec.share === 'rate' ? 'rate' : 'count'}
                        />
                      </td>
                    ))}
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
