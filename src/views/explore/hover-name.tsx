import { useEffect, useState } from 'react';
import { LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import type { MapHover, MapSelection } from '../../map/scene.ts';
import { useRegions, useRegisterClient } from '../../register/register-context.tsx';
import { useText } from '../../ui/language.tsx';
import { alsoHere } from './words.ts';
import styles from './map-stage.module.css';

const OFFSET_PX = 14;
const WIDTH_PX = 260;

/** What the pointer is on: the name of a division, or name, level and link status of a site. */
export const HoverName = ({
  hover,
  selected,
}: {
  readonly hover: MapHover | null;
  /** Has its own label on the map already. */
  readonly selected: MapSelection | null;
}) => {
  const text = useText();
  const regions = useRegions();
  const row = useHoveredRow(hover);
  if (hover === null) return null;
  const isSite = hover.type === 'site';
  if (isSite && (row === null || row.id === selected?.id)) return null;
  const title =
    hover.type === 'site' ? row?.name : hover.type === 'mark' ? hover.mark.title : regions.get(hover.adcode)?.name;
  const left = Math.min(hover.at.x + OFFSET_PX, window.innerWidth - WIDTH_PX);
  return (
    <div className={styles['hover']} style={{ left, top: hover.at.y + OFFSET_PX }} aria-hidden="true">
      <strong>{title}</strong>
      {row !== null && isSite && (
        <span>
          {text(LEVEL_WORDS[row.level].colour)} {text(LEVEL_WORDS[row.level].severity)} · {text(LINK_WORDS[row.link])}
        </span>
      )}
      {hover.type === 'mark' && hover.others > 0 && <span>{text(alsoHere(hover.others))}</span>}
    </div>
  );
};

/** Asks the worker for the site under the pointer; the page holds no rows. */
const useHoveredRow = (hover: MapHover | null): SiteRow | null => {
  const client = useRegisterClient();
  const [found, setFound] = useState<{ key: string; row: SiteRow | null } | null>(null);
  const site = hover?.type === 'site' ? hover.site : null;
  const key = site === null ? '' : `${site.kind}/${site.source}/${site.row}`;
  const { kind, source, row } = site ?? { kind: '', source: '', row: -1 };
  useEffect(() => {
    if (row < 0) return undefined;
    let isCurrent = true;
    void client.siteAt(kind, source, row).then((answer) => {
      if (isCurrent) setFound({ key: `${kind}/${source}/${row}`, row: answer });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, kind, source, row]);
  return found !== null && found.key === key ? found.row : null;
};
