import { LEVEL_KEYS, LEVEL_WORDS } from '../../domain/levels.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import type { ComparedColumn, CompareTableProps, LevelMixCell } from './props.ts';
import { STATE_WORDS, WORDS } from './words.ts';
import styles from './compare-table.module.css';

/** One bar of levels a region, all of them 0–100 %, with the counts below. */
export const LevelMixRow = ({ columns, mixes, kinds }: CompareTableProps) => {
  const text = useText();
  return (
    <tr data-indicator="level-mix" className={styles['mixRow']}>
      <th scope="row">
        {text(WORDS.mix)} <small>{text(WORDS.mixNote)}</small>
      </th>
      {columns.map((column, index) => {
        const mix = mixes[index];
        return (
          <td key={column.region.adcode}>
            {mix === undefined ? null : <Mix mix={mix} column={column} kinds={kinds} />}
          </td>
        );
      })}
    </tr>
  );
};

interface MixProps {
  readonly mix: LevelMixCell;
  readonly column: ComparedColumn;
  readonly kinds: CompareTableProps['kinds'];
}

const Mix = ({ mix: { total, levels }, column, kinds }: MixProps) => {
  const text = useText();
  const language = useLanguage();
  const { scope } = column;
  const toFigure = countFigures(scope, kinds, language);
  const sum = levels === null ? 0 : LEVEL_KEYS.reduce((all, level) => all + levels[level], 0);
  const instead = total.state === 'mixed' ? STATE_WORDS.mixed : undefined;
  return (
    <div className={styles['mix']}>
      <div className={styles['mixBar']} aria-hidden="true">
        {levels === null || sum === 0
          ? null
          : LEVEL_KEYS.filter((level) => levels[level] > 0).map((level) => (
              <span key={level} data-mix={level} style={{ width: `${(levels[level] / sum) * 100}%` }} />
            ))}
      </div>
      <ul className={styles['mixCounts']}>
        {LEVEL_KEYS.map((level) => (
          <li key={level}>
            <LevelBadge level={level} />
            <span className="visually-hidden">{text(LEVEL_WORDS[level].colour)}</span>
            <Figure
              figure={toFigure({
                name: 'sites',
                level,
                value: levels?.[level] ?? null,
                title: LEVEL_WORDS[level].colour,
                unit: { zh: '处', en: 'sites' },
                counts: total.counts,
                filter: { ...scope.filter, levels: null },
              })}
              instead={instead === undefined ? undefined : text(instead)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
};
