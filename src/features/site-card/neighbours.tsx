import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import { formatNumber } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import type { SiteCardProps } from './props.ts';
import type { SiteDetail } from '../../domain/register-client.ts';
import styles from './site-card.module.css';
import { WORDS } from './words.ts';

interface NeighboursProps extends Pick<SiteCardProps, 'kinds' | 'onSelect'> {
  readonly detail: SiteDetail;
}

/** Sites of any kind within 1 km, nearest first; a click opens the neighbour's card. */
export const Neighbours = ({ detail, kinds, onSelect }: NeighboursProps) => {
  const text = useText();
  if (detail.isNeighbourhoodKnown === false) return <p className={styles['quiet']}>{text(WORDS.nearUnknown)}</p>;
  if (detail.neighbours.length === 0) return <p className={styles['quiet']}>{text(WORDS.nobodyNear)}</p>;
  return (
    <ul className={styles['neighbours']}>
      {detail.neighbours.map(({ row, distanceM }) => {
        const { colour, severity } = LEVEL_WORDS[row.level];
        return (
          <li key={`${row.kind}:${row.source}:${row.id}`}>
            <button type="button" data-site={`${row.kind}:${row.id}`} onClick={() => onSelect(row)}>
              <SiteSymbol
                shape={kinds.find(({ id }) => id === row.kind)?.shape ?? 'circle'}
                level={row.level}
                state={linkStateOf(row.link, row.isLate, row.isLost)}
                hasBar={row.hasBar}
                size={24}
              />
              <span className={styles['neighbourName']}>{row.name}</span>
              <span className={styles['neighbourState']}>
                {text(colour)} {text(severity)} · {text(LINK_WORDS[row.link])}
              </span>
              <span>{formatNumber(Math.round(distanceM), 0)} m</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
};
