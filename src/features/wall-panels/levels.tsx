import { useMemo } from 'react';
import { LEVEL_KEYS, LEVEL_WORDS } from '../../domain/levels.ts';
import type { KindsTotal } from '../../domain/counting.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import styles from './levels.module.css';
import panel from './panel.module.css';
import type { WallPanelProps } from './props.ts';
import { toUnseenLevels } from './to-unseen-levels.ts';
import { WORDS } from './words.ts';

interface WallLevelsProps extends WallPanelProps {
  readonly total: KindsTotal;
}

/** Levels of what nobody sees: outlines, because nothing fills them with measurements. */
export const WallLevels = ({ scope, toFigure, state, nowMs, total }: WallLevelsProps) => {
  const text = useText();
  const unseen = useMemo(() => toUnseenLevels(total, scope.filter), [total, scope]);
  const isMixed = total.state === 'mixed';
  const instead = isMixed ? text(KIT.mixed) : undefined;
  const shared = {
    name: 'not-linked',
    unit: WORDS.sites,
    counts: total.counts,
    filter: { ...scope.filter, levels: null, links: null },
    definition: isMixed ? KIT.mixedNote : WORDS.notLinkedNote,
  };
  return (
    <Panel
      className={panel['panel']}
      name={WORDS.levels}
      title={WORDS.levelsTitle}
      state={state}
      nowMs={nowMs}
      aside={
        <>
          {text(WORDS.allKinds)}{' '}
          <Figure
            unit={text(WORDS.sites)}
            instead={instead}
            figure={toFigure({ ...shared, value: unseen?.total ?? null, title: WORDS.levels })}
          />
        </>
      }
    >
      <div className={styles['bar']} aria-hidden="true">
        {unseen?.levels.map(({ level, notLinked }) =>
          notLinked === 0 ? null : (
            <span key={level} className={styles['part']} data-part={level} style={{ flexGrow: notLinked }} />
          ),
        )}
      </div>
      <ul className={styles['levels']}>
        {LEVEL_KEYS.map((level) => (
          <li key={level}>
            <p className={styles['label']}>
              <LevelBadge level={level} /> {text(LEVEL_WORDS[level].colour)}
            </p>
            <p className={styles['value']}>
              <Figure
                instead={instead}
                figure={toFigure({
                  ...shared,
                  level,
                  value: unseen?.levels.find((each) => each.level === level)?.notLinked ?? null,
                  title: LEVEL_WORDS[level].colour,
                })}
              />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
