import type { Figure as FigureData } from '../../domain/figure.ts';
import type { Region } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import { Figure, type FigureFormat } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './rectifications.module.css';
import { listFigures, type RectificationList } from './to-lists.ts';
import { WORDS, listWords } from './words.ts';

interface ListTableProps {
  readonly lists: readonly RectificationList[];
  /** The one shown below. */
  readonly list: RectificationList;
  readonly region: Region | undefined;
  readonly onPick: (listType: string) => void;
}

const COLUMNS = [WORDS.open, WORDS.overdue, WORDS.dueIn7Days, WORDS.reopened, WORDS.closedRate, WORDS.onTimeRate];

/** One row a list: lists are different reviews, so there is no row of totals. */
export const ListTable = ({ lists, list, region, onPick }: ListTableProps) => {
  const text = useText();
  return (
    <table className={styles['lists']}>
      <thead>
        <tr>
          <th scope="col">{text(WORDS.list)}</th>
          {COLUMNS.map((words) => (
            <th key={words.zh} scope="col">
              {text(words)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lists.map((each) => (
          <tr key={each.listType} data-list={each.listType}>
            <th scope="row">
              <ToggleButton
                look="plain"
                isPressed={each === list}
                onToggle={() => onPick(each.listType)}
                className={styles['list']}
              >
                {text(listWords(each.listType))}
              </ToggleButton>
            </th>
            <Cells list={each} region={region} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Cells = ({ list, region }: Pick<ListTableProps, 'list' | 'region'>) => {
  const text = useText();
  const toFigure = listFigures(list, region, useLanguage());
  const { counts } = list;
  const cells: readonly (readonly [Localised, FigureData, FigureFormat])[] = [
    [
      WORDS.open,
      toFigure({
        name: 'rectifications-open',
        value: counts.open,
        title: WORDS.open,
        definition: WORDS.openDefinition,
        denominator: { label: WORDS.total, value: counts.total },
      }),
      'count',
    ],
    [
      WORDS.overdue,
      toFigure({
        name: 'rectifications-overdue',
        value: counts.overdue,
        title: WORDS.overdue,
        definition: WORDS.overdueDefinition,
      }),
      'count',
    ],
    [
      WORDS.dueIn7Days,
      toFigure({
        name: 'rectifications-due',
        value: counts.dueIn7Days,
        title: WORDS.dueIn7Days,
        definition: WORDS.dueDefinition,
      }),
      'count',
    ],
    [
      WORDS.reopened,
      toFigure({
        name: 'rectifications-reopened',
        value: counts.reopenedIn30Days,
        title: WORDS.reopened,
        definition: WORDS.reopenedDefinition,
      }),
      'count',
    ],
    [
      WORDS.closedRate,
      toFigure({
        name: 'rectifications-closed-rate',
        value: counts.closedRate,
        title: WORDS.closedRate,
        definition: WORDS.closedDefinition,
        numerator: { label: WORDS.closed, value: counts.closed },
        denominator: { label: WORDS.total, value: counts.total },
      }),
      'rate',
    ],
    [
      WORDS.onTimeRate,
      toFigure({
        name: 'rectifications-on-time-rate',
        value: counts.onTimeRate,
        title: WORDS.onTimeRate,
        definition: WORDS.onTimeDefinition,
        numerator: { label: WORDS.closedOnTime, value: counts.closedOnTime },
        denominator: { label: WORDS.judged, value: counts.judged },
      }),
      'rate',
    ],
  ];
  return cells.map(([words, figure, format]) => (
    <td key={figure.name} data-label={text(words)}>
      <Figure figure={figure} format={format} />
    </td>
  ));
};
