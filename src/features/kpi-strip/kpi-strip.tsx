import { useMemo, type ReactNode } from 'react';
import { LEVEL_KEYS, LEVEL_WORDS, type RiskLevel } from '../../domain/levels.ts';
import type { LinkState } from '../../domain/symbol.ts';
import { toggleFlags, togglePart, toggleValue } from '../../domain/toggle-filter.ts';
import type { Localised } from '../../domain/words.ts';
import { countFigures, type ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { LinkMark, SiteSymbol, WarningMark } from '../../ui/site-symbol.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import styles from './kpi-strip.module.css';
import { LinkBar } from './link-bar.tsx';
import type { KpiStripProps } from './props.ts';
import { toFacetKpi, toFocusKpi, toLevelKpi, toWarningKpi, type Age } from './to-kpis.ts';
import { WORDS } from './words.ts';

const AGES = ['late', 'lost'] as const satisfies readonly Age[];
const AGE_LOOKS: Readonly<Record<Age, LinkState>> = { late: 'late', lost: 'offline' };

const SITES: Localised = { zh: '处', en: 'sites' };

/** The answer in ten seconds: registered, the bar with its gap, red, orange, 头顶库 and live warnings. */
export const KpiStrip = ({ kinds, scope, state, onFilter }: KpiStripProps) => {
  const text = useText();
  const language = useLanguage();
  const kindIds = useMemo(() => kinds.map(({ id }) => id), [kinds]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const focus = useMemo(() => toFocusKpi(scope, kindIds), [scope, kindIds]);
  const focusKind = kinds.find(({ id }) => id === focus?.kind);
  if (focus === null || focusKind === undefined) return null;
  return (
    <section
      className={styles['strip']}
      aria-label={text(WORDS.name)}
      aria-busy={state.status === 'loading'}
      data-state={state.status}
    >
      <div className={styles['cell']} data-cell="registered">
        <p className={styles['label']}>
          <span className={styles['kindName']}>{text(focusKind.words.name)} · </span>
          {text(WORDS.registered)}
        </p>
        <p className={styles['large']}>
          <Figure
            unit={text(focusKind.words.unit)}
            figure={toFigure({
              name: 'registered',
              kind: focus.kind,
              value: focus.links?.registered ?? null,
              title: WORDS.registeredOf,
              unit: focusKind.words.unit,
              counts: focus.counts,
              filter: { ...scope.filter, kinds: null, links: null },
            })}
          />
        </p>
        <p className={styles['note']}>
          {AGES.map((age) => (
            <span key={age} className={styles['age']}>
              <LinkMark state={AGE_LOOKS[age]} size={12} /> {text(WORDS[age])}{' '}
              <Figure
                figure={toFigure({
                  name: age,
                  kind: focus.kind,
                  flag: `${focus.kind}.${age}`,
                  value: focus.ages?.[age] ?? null,
                  title: WORDS[age],
                  definition: WORDS.lostNote,
                  unit: focusKind.words.unit,
                  counts: focus.counts,
                  filter: {
                    ...scope.filter,
                    kinds: null,
                    links: null,
                    flags: [...new Set([...scope.filter.flags, `${focus.kind}.${age}`])].sort(),
                  },
                })}
              />
            </span>
          ))}
          {noteOf(scope.region.name, focus.counts[0]?.source, scope.sourceName)}
        </p>
      </div>
      <LinkBar focus={focus} words={focusKind.words} scope={scope} toFigure={toFigure} />
      <LevelCell level={1} {...{ kindIds, scope, toFigure, onFilter }} />
      <LevelCell level={2} {...{ kindIds, scope, toFigure, onFilter }} />
      <FacetCell {...{ kinds, scope, toFigure, onFilter }} />
      <WarningCell {...{ kindIds, scope, toFigure, onFilter }} />
    </section>
  );
};

const noteOf = (region: string, source: string | undefined, sourceName: (source: string) => string): string =>
  source === undefined ? region : `${region} · ${source.split(',').map(sourceName).join('、')}`;

interface CellProps extends Pick<KpiStripProps, 'scope' | 'onFilter'> {
  readonly kindIds: readonly string[];
  readonly toFigure: ToCountFigure;
}

/** Its label is the switch of what it counts. */
const Cell = (props: {
  readonly mark: ReactNode;
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly note: ReactNode;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}) => (
  <div className={styles['cell']}>
    <p className={styles['label']}>
      <ToggleButton look="plain" className={styles['toggle']} isPressed={props.isOn} onToggle={props.onToggle}>
        {props.mark} <span>{props.label}</span>
      </ToggleButton>
    </p>
    <p className={styles['medium']}>{props.value}</p>
    <p className={styles['note']}>{props.note}</p>
  </div>
);

const LevelCell = ({ level, kindIds, scope, toFigure, onFilter }: CellProps & { readonly level: RiskLevel }) => {
  const text = useText();
  const language = useLanguage();
  const kpi = toLevelKpi(scope, kindIds, level);
  const key = String(level) as '1' | '2';
  const { colour, severity } = LEVEL_WORDS[key];
  const isMixed = kpi.total.state === 'mixed';
  const shared = {
    level: key,
    unit: SITES,
    counts: kpi.total.counts,
    filter: { ...scope.filter, levels: null, links: null },
  };
  const mixed = isMixed ? { definition: KIT.mixedNote } : {};
  return (
    <Cell
      isOn={scope.filter.levels?.includes(key) ?? false}
      onToggle={() => onFilter({ levels: toggleValue(scope.filter.levels, key, LEVEL_KEYS) })}
      mark={<LevelBadge level={key} />}
      label={
        <>
          {language === 'en' ? text(colour) : `${text(colour)} ${text(severity)}`}
          <span className={styles['scope']}> · {text(WORDS.allKinds)}</span>
        </>
      }
      value={
        <Figure
          unit={text(SITES)}
          instead={isMixed ? text(KIT.mixed) : undefined}
          figure={toFigure({ ...shared, ...mixed, name: 'sites', value: kpi.sites, title: colour })}
        />
      }
      note={
        <>
          {text(WORDS.ofItNotLinked)}{' '}
          <Figure
            figure={toFigure({
              ...shared,
              name: 'not-linked',
              value: kpi.notLinked,
              title: WORDS.ofItNotLinked,
              definition: isMixed ? KIT.mixedNote : WORDS.notLinkedNote,
            })}
          />
        </>
      }
    />
  );
};

const FacetCell = ({
  kinds,
  scope,
  toFigure,
  onFilter,
}: Pick<KpiStripProps, 'kinds' | 'scope' | 'onFilter'> & Pick<CellProps, 'toFigure'>) => {
  const text = useText();
  const kpi = toFacetKpi(scope, kinds);
  const kind = kinds.find(({ id }) => id === kpi?.kind);
  const facet = kind?.facets.find(({ id }) => id === kpi?.facet);
  if (kpi === null || kind === undefined || facet === undefined) return null;
  const flags = [...new Set([...scope.filter.flags, kpi.flag])].sort();
  const shared = {
    kind: kpi.kind,
    flag: kpi.flag,
    unit: kind.words.unit,
    counts: kpi.counts,
    filter: { ...scope.filter, kinds: null, links: null, flags },
  };
  return (
    <Cell
      isOn={scope.filter.flags.includes(kpi.flag)}
      onToggle={() => onFilter({ flags: toggleFlags(scope.filter.flags, [kpi.flag]) })}
      mark={<SiteSymbol shape={kind.shape} level="1" state="not-linked" hasBar hasDigit={false} size={20} />}
      label={`${text(facet.words)} · ${text(WORDS.notLinked)}`}
      value={
        <Figure
          unit={text(kind.words.unit)}
          figure={toFigure({
            ...shared,
            name: 'not-linked',
            value: kpi.links?.notLinked ?? null,
            title: WORDS.notLinked,
            definition: WORDS.notLinkedNote,
          })}
        />
      }
      note={
        <>
          {text(WORDS.registeredOf)}{' '}
          <Figure
            figure={toFigure({
              ...shared,
              name: 'registered',
              value: kpi.links?.registered ?? null,
              title: WORDS.registeredOf,
            })}
          />
        </>
      }
    />
  );
};

const LIVE_WARNINGS = [1, 2, 3, 4] as const;

const WarningCell = ({ kindIds, scope, toFigure, onFilter }: CellProps) => {
  const text = useText();
  const kpi = toWarningKpi(scope, kindIds);
  const isMixed = kpi.total.state === 'mixed';
  const shared = { unit: SITES, counts: kpi.total.counts, filter: { ...scope.filter, warnings: null } };
  return (
    <Cell
      isOn={LIVE_WARNINGS.every((warning) => scope.filter.warnings?.includes(warning))}
      onToggle={() => onFilter(togglePart(scope.filter, { warnings: LIVE_WARNINGS }))}
      mark={<WarningMark level={1} />}
      label={text(WORDS.warnings)}
      value={
        <Figure
          unit={text(SITES)}
          instead={isMixed ? text(KIT.mixed) : undefined}
          figure={toFigure({
            ...shared,
            name: 'warning-sites',
            value: kpi.sites,
            title: WORDS.warnings,
            definition: isMixed ? KIT.mixedNote : WORDS.warningsNote,
          })}
        />
      }
      note={kpi.byLevel.map(({ warning, sites }, index) => {
        const { colour } = LEVEL_WORDS[String(warning) as '1' | '2' | '3' | '4'];
        const figure = toFigure({
          ...shared,
          name: 'warning-sites',
          value: sites,
          title: colour,
          warning: String(warning),
        });
        return (
          <span key={warning}>
            {index === 0 ? '' : ' · '}
            {text(colour)} <Figure figure={figure} />
          </span>
        );
      })}
    />
  );
};
