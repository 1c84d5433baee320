import type { BatchRegion } from '../../domain/analyses/batch.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import styles from './batch-plan.module.css';
import { useBatchFigures } from './plan.tsx';
import type { BatchProps } from './props.ts';
import { WORDS } from './words.ts';

interface RegionsProps extends BatchProps {
  readonly onDrill: (adcode: string) => void;
}

/** How many of the batch lie in each child of the region, and what it closes there. Left out where there are no children. */
export const BatchRegions = (props: RegionsProps) => {
  const { answer, state, nowMs } = props;
  const text = useText();
  if (answer !== null && answer.byRegion.length === 0) return null;
  return (
    <Panel
      name={WORDS.regionsName}
      title={WORDS.regionsTitle}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={8}
    >
      {answer === null ? null : (
        <table className={styles['regions']}>
          <thead>
            <tr>
              <th scope="col">{text(WORDS.region)}</th>
              <th scope="col">{text(WORDS.size)}</th>
              <th scope="col">{text(WORDS.candidates)}</th>
              <th scope="col" colSpan={2}>
                {text(WORDS.regionClosed)}
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.byRegion.map((part) => (
              <Row key={part.adcode ?? 'rest'} part={part} {...props} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
};

const Row = ({ part, ...props }: RegionsProps & { readonly part: BatchRegion }) => {
  const { scope, regions, onDrill } = props;
  const text = useText();
  const toFigure = useBatchFigures(props);
  const region = part.adcode === null ? undefined : regions.get(part.adcode);
  const shared = {
    unit: WORDS.sites,
    counts: [],
    filter: scope.filter,
    ...(region === undefined ? {} : { region }),
  };
  const share = part.gapScore > 0 ? part.batchScore / part.gapScore : null;
  return (
    <tr>
      <th scope="row">
        {region === undefined ? (
          text(WORDS.rest)
        ) : (
          <button type="button" onClick={() => onDrill(region.adcode)}>
            {region.shortName}
          </button>
        )}
      </th>
      <td>
        <Figure figure={toFigure({ ...shared, name: 'batch-sites', value: part.batch, title: WORDS.size })} />
      </td>
      <td>
        <Figure
          figure={toFigure({ ...shared, name: 'batch-candidates', value: part.candidates, title: WORDS.candidates })}
        />
      </td>
      <td className={styles['regionBar']}>
        <ShareBar share={share} size="small" />
      </td>
      <td>
        <Figure
          format="rate"
          figure={toFigure({
            ...shared,
            unit: WORDS.points,
            name: 'batch-region-closed-share',
            value: share,
            title: WORDS.regionClosed,
            numerator: { label: WORDS.closedScore, value: part.batchScore },
            denominator: { label: WORDS.gapScore, value: part.gapScore },
          })}
        />
      </td>
    </tr>
  );
};
