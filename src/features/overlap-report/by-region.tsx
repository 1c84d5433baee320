import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './overlap-report.module.css';
import type { OverlapProps } from './props.ts';
import { overlapFigures } from './to-overlap-figures.ts';
import { WORDS } from './words.ts';

/** 按区划: most first; what lies in no division stands last, so that the rows add up to the total. */
export const OverlapsByRegion = (props: OverlapProps & { readonly onDrill: (adcode: string) => void }) => {
  const { answer, state, nowMs, scope, kinds, regions, onDrill } = props;
  const text = useText();
  const language = useLanguage();
  const toFigure = answer === null ? null : overlapFigures(answer, scope, kinds, language);
  const rows = (answer?.children ?? []).toSorted((a, b) =>
    a.adcode === null || b.adcode === null ? Number(a.adcode === null) - Number(b.adcode === null) : b.sites - a.sites,
  );
  const most = Math.max(1, ...rows.map(({ sites }) => sites));
  const isLowest = regions.childrenOf(scope.region.adcode).length === 0;
  return (
    <Panel
      name={WORDS.regionsName}
      title={WORDS.regions}
      note={text(WORDS.regionsNote)}
      state={state}
      nowMs={nowMs}
      placeholderRows={8}
    >
      {toFigure === null ? null : (
        <div className={styles['tall']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{text(WORDS.region)}</th>
                <th scope="col">
                  <span className="visually-hidden">{text(WORDS.total)}</span>
                </th>
                <th scope="col">{text(WORDS.sites)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ adcode, sites }) => {
                const region = adcode === null ? undefined : regions.get(adcode);
                const name = region?.name ?? text(isLowest ? WORDS.wholeRegion : WORDS.unplaced);
                return (
                  <tr key={adcode ?? 'unplaced'} data-region-row={adcode ?? ''}>
                    <th scope="row">
                      {region === undefined ? (
                        name
                      ) : (
                        <button type="button" className={styles['link']} onClick={() => onDrill(region.adcode)}>
                          {name}
                        </button>
                      )}
                    </th>
                    <td className={styles['barCell']} aria-hidden="true">
                      <span className={styles['bar']} style={{ width: `${(sites / most) * 100}%` }} />
                    </td>
                    <td>
                      <Figure
                        figure={toFigure({
                          name: adcode === null ? 'overlaps-unplaced' : 'overlaps',
                          value: sites,
                          region: { adcode: adcode ?? scope.region.adcode, name },
                        })}
                      />
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
