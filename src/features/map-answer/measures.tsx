import { useState } from 'react';
import { Chip } from '../../ui/chip.tsx';
import { ClassSwatch } from '../../ui/class-swatch.tsx';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './map-answer.module.css';
import type { Headline, MeasuredRegion, MeasuresProps } from './props.ts';
import { sortMeasured } from './sort-measured.ts';
import { WORDS } from './words.ts';

const FIRST_ROWS = 8;

/** What an analysis says of the region, and of each division that it fills on the map. */
export const Measures = (props: MeasuresProps) => {
  const { title, chosen, measure, headlines, rows, notes, links, state, nowMs } = props;
  const text = useText();
  return (
    <Panel name={WORDS.measures} title={title} state={state} nowMs={nowMs} placeholderRows={8}>
      {chosen.length === 0 ? null : (
        <div className={styles['chosen']} role="group" aria-label={text(WORDS.chosen)}>
          {text(WORDS.chosen)}
          {chosen.map(({ words, onClear }) => (
            <Chip
              key={words.zh}
              text={text(words)}
              label={`${text(WORDS.unchoose)} ${text(words)}`}
              onAction={onClear}
            />
          ))}
        </div>
      )}
      {headlines.length === 0 ? null : (
        <dl className={styles['headlines']}>
          {headlines.map((headline) => (
            <div key={headline.figure.name}>
              <dt>{text(headline.figure.title)}</dt>
              <dd>
                <Shown headline={headline} toFigure={props.toFigure} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles['measure']}>{text(measure)}</p>
      {rows.length === 0 ? <p className={styles['measure']}>{text(WORDS.noRows)}</p> : <Rows {...props} />}
      {notes.map((note) => (
        <p key={note.zh} className={styles['note']}>
          {text(note)}
        </p>
      ))}
      {links.map(({ words, onOpen }) => (
        <button key={words.zh} type="button" className={styles['link']} onClick={onOpen}>
          {text(words)}
        </button>
      ))}
    </Panel>
  );
};

const Shown = ({ headline, toFigure }: { readonly headline: Headline } & Pick<MeasuresProps, 'toFigure'>) => {
  const text = useText();
  const unit = headline.format === 'rate' ? {} : { unit: text(headline.figure.unit) };
  return <Figure figure={toFigure(headline.figure)} format={headline.format} {...unit} />;
};

const Rows = ({ rows, heads, toFigure, onDrill }: MeasuresProps) => {
  const text = useText();
  const [isWhole, setIsWhole] = useState(false);
  const sorted = sortMeasured(rows);
  const shown = isWhole ? sorted : sorted.slice(0, FIRST_ROWS);
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.region)}</th>
            {heads.map((head) => (
              <th key={head.zh} scope="col">
                {text(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.adcode} row={row} toFigure={toFigure} onDrill={onDrill} />
          ))}
        </tbody>
      </table>
      {shown.length === sorted.length ? null : (
        <button type="button" className={styles['link']} onClick={() => setIsWhole(true)}>
          {`${text(WORDS.more)} ${sorted.length - shown.length} ${text(WORDS.moreUnit)}`}
        </button>
      )}
    </>
  );
};

const Row = ({
  row,
  toFigure,
  onDrill,
}: { readonly row: MeasuredRegion } & Pick<MeasuresProps, 'toFigure' | 'onDrill'>) => (
  <tr>
    <th scope="row">
      <button type="button" onClick={() => onDrill(row.adcode)}>
        <ClassSwatch fill={row.className} className={styles['swatch']} />
        {row.name}
      </button>
    </th>
    {row.figures.map(({ figure, format }) => (
      <td key={figure.name}>
        <Figure figure={toFigure(figure)} format={format} />
      </td>
    ))}
  </tr>
);
