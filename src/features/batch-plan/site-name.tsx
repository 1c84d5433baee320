import type { BatchSite } from '../../domain/analyses/batch.ts';
import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import styles from './batch-plan.module.css';
import type { BatchProps } from './props.ts';
import { WORDS } from './words.ts';

interface SiteNameProps extends Pick<BatchProps, 'kinds' | 'regions'> {
  readonly site: BatchSite;
  readonly onSite: (site: BatchSite) => void;
}

/** A site by level, name and place; opens its card. */
export const SiteName = ({ site, kinds, regions, onSite }: SiteNameProps) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === site.kind);
  const path = site.adcode === null ? [] : regions.pathTo(site.adcode).slice(1);
  return (
    <button type="button" className={styles['siteName']} onClick={() => onSite(site)}>
      <LevelBadge level={site.level} />
      <span className={styles['siteText']}>
        <span className={styles['siteTitle']}>
          <span className="visually-hidden">{text(LEVEL_WORDS[site.level].colour)} </span>
          {site.name}
        </span>
        <small>
          {[
            kind === undefined ? site.kind : text(kind.words.shortName),
            path.length === 0 ? text(WORDS.unplaced) : path.map(({ shortName }) => shortName).join(' '),
            text(LINK_WORDS[site.link]),
            ...(site.reason === null ? [] : [`${text(WORDS.reasonIs)}${site.reason}`]),
          ].join(' · ')}
        </small>
      </span>
    </button>
  );
};
