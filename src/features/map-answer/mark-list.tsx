import { useState } from 'react';
import type { MapMark } from '../../domain/map-answer.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { MarkRing } from '../../ui/mark-ring.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import styles from './map-answer.module.css';
import type { MarkListProps } from './props.ts';
import { MEANING_WORDS, WORDS } from './words.ts';

const PAGE = 50;

/** Every mark of the map in words, in the map's own order: what stands on top there stands first here. */
export const MarkList = ({ map, kinds, selected, state, count, leftOut, toFigure, onSelect }: MarkListProps) => {
  const text = useText();
  const [pages, setPages] = useState(1);
  const marks = map?.marks ?? [];
  const shown = marks.slice(0, pages * PAGE);
  return (
    <Panel
      name={WORDS.marks}
      title={WORDS.marksTitle}
      state={map === null && state.status === 'fresh' ? { status: 'loading' } : state}
      placeholderRows={8}
      isFlexible
      aside={count === null ? null : <Figure figure={toFigure(count.figure)} unit={text(count.figure.unit)} />}
    >
      {marks.length === 0 ? <p className={styles['note']}>{text(WORDS.noMarks)}</p> : null}
      <ol>
        {shown.map((mark) => (
          <Row key={mark.id} mark={mark} {...{ kinds, selected, onSelect }} />
        ))}
      </ol>
      {shown.length === marks.length ? null : (
        <button type="button" className={styles['link']} onClick={() => setPages(pages + 1)}>
          {`${text(WORDS.more)} ${Math.min(PAGE, marks.length - shown.length)} / ${marks.length - shown.length} ${text(WORDS.moreUnit)}`}
        </button>
      )}
      {leftOut === null ? null : (
        <p className={styles['note']}>
          {text(leftOut.figure.title)} <Figure figure={toFigure(leftOut.figure)} unit={text(leftOut.figure.unit)} />
        </p>
      )}
    </Panel>
  );
};

interface RowProps extends Pick<MarkListProps, 'kinds' | 'selected' | 'onSelect'> {
  readonly mark: MapMark;
}

const Row = ({ mark, kinds, selected, onSelect }: RowProps) => {
  const { site } = mark;
  if (site === null)
    return (
      <li className={styles['row']}>
        <Content mark={mark} kinds={kinds} />
      </li>
    );
  const key = `${site.kind}:${site.id}`;
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        data-mark={mark.meaning}
        data-site={key}
        aria-current={selected === key ? 'true' : undefined}
        onClick={() => onSelect(site)}
      >
        <Content mark={mark} kinds={kinds} />
      </button>
    </li>
  );
};

const Content = ({ mark, kinds }: Pick<RowProps, 'mark' | 'kinds'>) => {
  const text = useText();
  const { site, level, link, hasBar } = mark;
  const title = text(mark.title);
  // The name, then why: as every analysis writes it.
  const cut = /[：:]\s*/.exec(title);
  const [name, why] = cut === null ? [title, ''] : [title.slice(0, cut.index), title.slice(cut.index + cut[0].length)];
  const shape = kinds.find(({ id }) => id === site?.kind)?.shape ?? 'circle';
  return (
    <>
      <SiteSymbol
        shape={shape}
        level={level}
        state={linkStateOf(link, false)}
        hasBar={hasBar}
        isCountyPrecision={mark.isCountyPrecision ?? false}
        size={32}
      />
      <span className={styles['main']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['why']}>{why}</span>
      </span>
      <span className={styles['meaning']}>
        <MarkRing meaning={mark.meaning} />
        <span className="visually-hidden">{text(MEANING_WORDS[mark.meaning])}</span>
      </span>
    </>
  );
};
