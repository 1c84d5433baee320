import { useMemo } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import { mergeKind } from '../../domain/counting.ts';
import { LEVEL_KEYS, LEVEL_WORDS, type LevelKey } from '../../domain/levels.ts';
import type { RegionRate } from '../../domain/region-rate.ts';
import { toLinkCounts } from '../../domain/roll-up.ts';
import { EVERY_CODE } from '../../domain/site-code.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures, type ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import { ShareBar } from '../../ui/share-bar.tsx';
import styles from './region-unseen.module.css';
import { WORDS } from './words.ts';

interface RegionUnseenProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  /** All registers together; `null` before any answered. */
  readonly rate: RegionRate | null;
  readonly state: PanelState;
  readonly nowMs: number;
}

/** What the monitoring does not see, worst level first, and who lives with it. */
export const RegionUnseen = (props: RegionUnseenProps) => {
  const { kinds, scope, rate, state, nowMs } = props;
  const text = useText();
  const language = useLanguage();
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={text(WORDS.note)}
      state={rate === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {rate === null || rate.registered === 0 ? (
        <p className={styles['note']}>{text(WORDS.nothing)}</p>
      ) : (
        <ol className={styles['levels']}>
          {LEVEL_KEYS.map((level) => (
            <Level key={level} {...{ level, rate, scope, toFigure }} />
          ))}
        </ol>
      )}
      <People {...{ kinds, scope, toFigure }} />
    </Panel>
  );
};

interface LevelProps {
  readonly level: LevelKey;
  readonly rate: RegionRate;
  readonly scope: CountScope;
  readonly toFigure: ToCountFigure;
}

/** Length is the level's share of the largest level; solid is seen, hatched is not. */
const Level = ({ level, rate, scope, toFigure }: LevelProps) => {
  const text = useText();
  const of = (key: LevelKey) => toLinkCounts(rate.codes, { ...EVERY_CODE, levels: [key] });
  const links = of(level);
  const longest = Math.max(...LEVEL_KEYS.map((key) => of(key).registered), 1);
  const shared = {
    level,
    counts: rate.counts,
    unit: WORDS.sites,
    filter: { ...NO_FILTER, sources: scope.filter.sources },
  };
  return (
    <li className={styles['level']}>
      <span className={styles['name']}>
        <LevelBadge level={level} /> {text(LEVEL_WORDS[level].colour)} {text(LEVEL_WORDS[level].severity)}
      </span>
      <ShareBar share={links.linkedRate} length={links.registered / longest} size="small" />
      <span className={styles['figures']}>
        <Figure
          className={styles['count']}
          figure={toFigure({ ...shared, name: 'not-linked', value: links.notLinked, title: WORDS.notLinked })}
        />
        <span className={styles['of']}>
          {text(WORDS.of)}{' '}
          <Figure
            figure={toFigure({ ...shared, name: 'registered', value: links.registered, title: WORDS.registered })}
          />
        </span>
      </span>
    </li>
  );
};

const People = ({
  kinds,
  scope,
  toFigure,
}: Pick<RegionUnseenProps, 'kinds' | 'scope'> & { readonly toFigure: ToCountFigure }) => {
  const text = useText();
  const entries = kinds.flatMap((kind) => {
    const merged = mergeKind(scope.rollUp?.region.kinds ?? [], kind.id);
    if (kind.exposure === undefined || merged === null) return [];
    if (toLinkCounts(merged.codes).notLinked === 0) return [];
    return [{ kind, words: kind.exposure.words, merged }];
  });
  if (entries.length === 0) return null;
  return (
    <div className={styles['people']}>
      <h3>{text(WORDS.people)}</h3>
      <ul>
        {entries.map(({ kind, words, merged }) => {
          const value = merged.exposedNotLinked;
          const figure = toFigure({
            name: 'exposed-not-linked',
            kind: kind.id,
            value,
            title: { zh: `${words.zh}，未接入点位`, en: `${words.en}, sites not linked` },
            unit: WORDS.person,
            counts: [merged],
            filter: { ...NO_FILTER, sources: scope.filter.sources },
            definition: WORDS.peopleNote,
          });
          return (
            <li key={kind.id}>
              <span>
                <KindIcon shape={kind.shape} /> {text(kind.words.shortName)} · {text(words)}
              </span>
              {value === null ? (
                <Figure figure={figure} instead={text(WORDS.unknown)} />
              ) : (
                <Figure figure={figure} unit={text(WORDS.person)} />
              )}
            </li>
          );
        })}
      </ul>
      <p className={styles['note']}>{text(WORDS.apart)}</p>
    </div>
  );
};
