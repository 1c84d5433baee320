import type { PublishedFigure } from '../../domain/published-figure.ts';
import type { StateMatrix } from '../../domain/published-figure-tables.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PublishedPanelProps } from './props.ts';
import { NotPublished } from './not-published.tsx';
import styles from './published-board.module.css';
import { published, WORDS } from './words.ts';

interface MatrixProps {
  readonly matrix: StateMatrix;
  readonly regions: RegionIndex;
}

/** Findings in words: divisions × items; what was not published stays open. */
export const MatrixPanel = ({ matrix, regions, state, nowMs }: PublishedPanelProps & MatrixProps) => {
  const text = useText();
  return (
    <Panel
      name={WORDS.matrixName}
      title={matrix.topic === null ? WORDS.matrixTitle : toTitle(matrix.topic)}
      note={text(WORDS.matrixNote)}
      state={state}
      nowMs={nowMs}
    >
      <MatrixTable matrix={matrix} regions={regions} />
    </Panel>
  );
};

const toTitle = (topic: string) => (topic === WORDS.matrixTitle.zh ? WORDS.matrixTitle : published(topic));

export const MatrixTable = ({ matrix: { topic, items, rows }, regions }: MatrixProps) => {
  const text = useText();
  const findings = rows.flatMap(({ whole, cells }) => [whole, ...cells]).filter((finding) => finding !== null);
  const [stated] = findings;
  return (
    <div className={styles['scroll']}>
      <table className={styles['matrix']} data-matrix={topic ?? ''} aria-label={topic ?? text(WORDS.matrix)}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.place)}</th>
            {items.map((item) => (
              <th key={item} scope="col">
                {text(published(item))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ adcode, whole, cells }) => (
            <tr key={adcode} data-region-row={adcode}>
              <th scope="row">{regions.get(adcode)?.name ?? adcode}</th>
              {whole !== null ? (
                <td colSpan={Math.max(1, items.length)} data-cell-state={whole.state}>
                  {text(published(whole.state ?? ''))}
                </td>
              ) : (
                cells.map((cell, index) => <Cell key={items[index]} cell={cell} />)
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {stated === undefined ? null : (
        <p className={styles['note']} lang="zh-CN">
          {text(WORDS.asOf)} <small>{stated.asOf}</small> · <small>{stated.source}</small>
        </p>
      )}
    </div>
  );
};

const Cell = ({ cell }: { readonly cell: PublishedFigure | null }) => {
  const text = useText();
  if (cell === null)
    return (
      <td data-cell-state="">
        <NotPublished />
      </td>
    );
  return <td data-cell-state={cell.state}>{text(published(cell.state ?? ''))}</td>;
};
