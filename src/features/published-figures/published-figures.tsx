import { useMemo } from 'react';
import { comparePublished, isRate, rateDigits, type PublishedFigure } from '../../domain/published-figure.ts';
import type { Region } from '../../domain/region-index.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import styles from './published-figures.module.css';
import { WORDS } from './words.ts';

interface PublishedFiguresProps {
  /** Of every division; `null` before the collection answered. */
  readonly figures: readonly PublishedFigure[] | null;
  /** Only what was published for this very division is shown. */
  readonly region: Region;
  readonly state: PanelState;
  readonly nowMs: number;
  /** False: the service gave fewer than it says there are. */
  readonly isComplete: boolean;
  /** Figures that came and could not be shown. */
  readonly unreadable: number;
}

/** The rest stand on the page of 研判 that has nothing else. */
const MOST_ROWS = 10;

/** 公布值: what was published for the division, each with its date and source, apart from everything counted today. */
export const PublishedFigures = ({ figures, region, state, nowMs, isComplete, unreadable }: PublishedFiguresProps) => {
  const text = useText();
  const own = useMemo(
    () => (figures ?? []).filter(({ adcode }) => adcode === region.adcode).toSorted(comparePublished),
    [figures, region.adcode],
  );
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={text(WORDS.note)}
      state={state}
      nowMs={nowMs}
      placeholderRows={5}
    >
      {own.length === 0 ? (
        <p className={styles['note']}>{text(WORDS.nothing)}</p>
      ) : (
        <>
          <ul>
            {own.slice(0, MOST_ROWS).map((figure) => (
              <Row key={figure.id} figure={figure} region={region} />
            ))}
          </ul>
          {own.length <= MOST_ROWS ? null : (
            <p className={styles['note']}>
              {text(WORDS.more)} <small>{formatCount(own.length - MOST_ROWS)}</small>
            </p>
          )}
        </>
      )}
      {isComplete ? null : <p className={styles['note']}>{text(WORDS.incomplete)}</p>}
      {unreadable === 0 ? null : (
        <p className={styles['note']}>
          {text(WORDS.unreadable)} {formatCount(unreadable)}
        </p>
      )}
    </Panel>
  );
};

/** Names, units and notes are the publisher's own words: they stand as published in either language of the board. */
const Row = ({ figure, region }: { readonly figure: PublishedFigure; readonly region: Region }) => {
  const text = useText();
  const { id, name, value, unit, asOf, source, note, state } = figure;
  const isShare = isRate(figure);
  return (
    <li className={styles['row']} data-published={id}>
      <span className={styles['name']} lang="zh-CN">
        {name}
      </span>
      <span className={styles['value']} lang="zh-CN">
        {value === null ? (
          <span className={styles['words']}>{state ?? text(WORDS.inWords)}</span>
        ) : (
          <Figure
            format={isShare ? 'rate' : 'number'}
            {...(isShare ? { digits: rateDigits(figure) } : {})}
            {...(isShare ? {} : { unit })}
            figure={{
              name: 'published',
              value,
              region: region.adcode,
              source: 'published-figures',
              asOf,
              filter: '',
              card: {
                title: name,
                scope: region.name,
                source,
                asOf,
                definition: [note ?? '', text(WORDS.definition)].filter((part) => part !== '').join(' '),
              },
            }}
          />
        )}
      </span>
      <small className={styles['meta']}>
        {text(WORDS.asOf)} {asOf} · <span lang="zh-CN">{note === null ? source : `${source} · ${note}`}</span>
      </small>
    </li>
  );
};
