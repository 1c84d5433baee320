import { ATTRIBUTED_CAUSES } from '../../domain/change-attribution-balance.ts';
import { CAUSE_WORDS } from '../../domain/change-attribution-words.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './change-report.module.css';
import type { ChangeProps } from './props.ts';
import { changeFigures, toCauseSpec } from './to-change-figures.ts';
import { WORDS } from './words.ts';

interface ByRegionProps extends ChangeProps {
  readonly regions: RegionIndex;
  readonly onGoTo: (adcode: string) => void;
}

/** 按下级区划: where the changes were, by cause; together as many as in the region. */
export const ChangesByRegion = (props: ByRegionProps) => {
  const { answer, state, nowMs, scope, regions, onGoTo } = props;
  const text = useText();
  const language = useLanguage();
  const toFigure = changeFigures(props, language);
  const causes = ATTRIBUTED_CAUSES.filter((cause) => (answer?.byCause[cause] ?? 0) > 0);
  return (
    <Panel name={WORDS.childrenName} title={WORDS.children} state={state} nowMs={nowMs} placeholderRows={6}>
      {answer === null ? null : answer.children.length === 0 ? (
        <p className={styles['note']}>{text(WORDS.lowest)}</p>
      ) : (
        <div className={styles['tall']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{text(WORDS.region)}</th>
                <th scope="col">{text(WORDS.changes)}</th>
                {causes.map((cause) => (
                  <th key={cause} scope="col">
                    {text(CAUSE_WORDS[cause])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.children.map(({ adcode, changes, byCause }) => {
                const division = adcode === null ? undefined : regions.get(adcode);
                const name = division?.name ?? text(WORDS.unplaced);
                const region = { adcode: adcode ?? scope.region.adcode, name };
                // The row of what lies in no county has the region's own code: a name of its own keeps it apart.
                const suffix = adcode === null ? '-unplaced' : '';
                return (
                  <tr key={adcode ?? 'unplaced'} data-region-row={adcode ?? ''}>
                    <th scope="row">
                      {division === undefined ? (
                        name
                      ) : (
                        <button type="button" className={styles['link']} onClick={() => onGoTo(division.adcode)}>
                          {name}
                        </button>
                      )}
                    </th>
                    <td>
                      <Figure
                        figure={toFigure({ name: `changes${suffix}`, title: WORDS.changes, value: changes, region })}
                      />
                    </td>
                    {causes.map((cause) => {
                      const spec = toCauseSpec(cause, byCause[cause]);
                      return (
                        <td key={cause}>
                          <Figure figure={toFigure({ ...spec, name: `${spec.name}${suffix}`, region })} />
                        </td>
                      );
                    })}
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
