import { useMemo } from 'react';
import { LEVEL_KEYS, LEVEL_WORDS, LINK_STATUSES, WARNING_LEVELS } from '../../domain/levels.ts';
import { visibleKinds } from '../../domain/counting.ts';
import { toggleFlags, toggleValue } from '../../domain/toggle-filter.ts';
import type { Localised } from '../../domain/words.ts';
import { countFigures, type CountFigureInput, type ToCountFigure } from '../../ui/count-figure.ts';
import { WARNING_WORDS } from '../../ui/describe-filter.ts';
import { Figure } from '../../ui/figure.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LinkMark, WarningMark } from '../../ui/site-symbol.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import styles from './legend.module.css';
import type { LegendProps } from './props.ts';
import {
  toFacetEntries,
  toLegendRows,
  toUnplacedCell,
  toWarningEntries,
  type LegendCell,
  type LegendRow,
} from './to-legend-rows.ts';
import { STATE_WORDS, WORDS, titleOfLevel } from './words.ts';

const SITES: Localised = { zh: '处', en: 'sites' };

/** 图例: level-first counts of the region on screen; every row and column is a filter. */
export const Legend = ({ kinds, scope, state, onFilter }: LegendProps) => {
  const text = useText();
  const language = useLanguage();
  const kindIds = useMemo(() => kinds.map(({ id }) => id), [kinds]);
  const rows = useMemo(() => toLegendRows(scope, kindIds), [scope, kindIds]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const isVisible = (kind: string): boolean => scope.filter.kinds === null || scope.filter.kinds.includes(kind);
  const isPressed = (kind: string): boolean => scope.filter.kinds?.includes(kind) ?? false;
  const toRow = (row: LegendRow) => (
    <Row key={keyOf(row)} row={row} {...{ kinds, scope, onFilter, toFigure, isVisible }} />
  );
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={text(WORDS.note)}
      aside={scope.region.shortName}
      state={state}
      placeholderRows={13}
    >
      <table className={styles['matrix']}>
        <caption className="visually-hidden">{`${text(WORDS.title)} · ${scope.region.name}`}</caption>
        <thead>
          <tr>
            <td />
            {kinds.map((kind) => (
              <th key={kind.id} scope="col" data-dimmed={!isVisible(kind.id)}>
                <ToggleButton
                  look="plain"
                  className={styles['kind']}
                  isPressed={isPressed(kind.id)}
                  onToggle={() => onFilter({ kinds: toggleValue(scope.filter.kinds, kind.id, kindIds) })}
                >
                  <KindIcon shape={kind.shape} size={17} isFilled={isPressed(kind.id)} />
                  <span>{text(kind.words.shortName)}</span>
                </ToggleButton>
              </th>
            ))}
            <th scope="col" className={styles['totalHead']}>
              {text(WORDS.total)}
            </th>
          </tr>
        </thead>
        <tbody>
          <GroupHead words={WORDS.levels} span={kinds.length + 2} />
          {rows.filter(({ group }) => group === 'level').map(toRow)}
        </tbody>
        <tbody>
          <GroupHead words={WORDS.links} span={kinds.length + 2} />
          {rows.filter(({ group }) => group === 'link').map(toRow)}
        </tbody>
        <tfoot>{rows.filter(({ group }) => group === 'registered').map(toRow)}</tfoot>
      </table>
      <Extras {...{ kinds, scope, onFilter, toFigure, kindIds }} />
    </Panel>
  );
};

const keyOf = (row: LegendRow): string =>
  row.group === 'level' ? row.level : row.group === 'link' ? row.state : row.group;

const GroupHead = ({ words, span }: { readonly words: Localised; readonly span: number }) => {
  const text = useText();
  return (
    <tr className={styles['group']}>
      <th scope="rowgroup" colSpan={span}>
        {text(words)}
      </th>
    </tr>
  );
};

interface RowProps extends Pick<LegendProps, 'kinds' | 'scope' | 'onFilter'> {
  readonly row: LegendRow;
  readonly toFigure: ToCountFigure;
  readonly isVisible: (kind: string) => boolean;
}

const Row = ({ row, kinds, scope, onFilter, toFigure, isVisible }: RowProps) => {
  const text = useText();
  const isOn = row.group !== 'registered' && row.isOn;
  return (
    <tr className={styles['row']} data-on={isOn} data-group={row.group}>
      <th scope="row">
        {row.group === 'registered' ? (
          text(WORDS.registered)
        ) : (
          <ToggleButton
            look="plain"
            className={styles['label']}
            isPressed={isOn}
            onToggle={() => onFilter(toPatch(row, scope, kinds))}
          >
            <RowLabel row={row} />
          </ToggleButton>
        )}
      </th>
      {row.cells.map((cell) => (
        <td key={cell.kind ?? 'total'} data-dimmed={cell.kind !== null && !isVisible(cell.kind)}>
          <CellFigure cell={cell} attributes={toAttributes(row)} toFigure={toFigure} kinds={kinds} />
        </td>
      ))}
    </tr>
  );
};

const toPatch = (
  row: LegendRow,
  { filter }: LegendProps['scope'],
  kinds: LegendProps['kinds'],
): Parameters<LegendProps['onFilter']>[0] => {
  if (row.group === 'level') return { levels: toggleValue(filter.levels, row.level, LEVEL_KEYS) };
  if (row.group !== 'link') return {};
  if (row.link !== null) return { links: toggleValue(filter.links, row.link, LINK_STATUSES) };
  const visible = visibleKinds(
    kinds.map(({ id }) => id),
    filter,
  );
  return {
    flags: toggleFlags(
      filter.flags,
      visible.map((kind) => `${kind}.late`),
    ),
  };
};

const RowLabel = ({ row }: { readonly row: LegendRow }) => {
  const text = useText();
  if (row.group === 'level') {
    const { colour, severity } = LEVEL_WORDS[row.level];
    return (
      <>
        <LevelBadge level={row.level} />
        <span>
          {text(colour)} <small>{text(severity)}</small>
        </span>
      </>
    );
  }
  if (row.group !== 'link') return null;
  return (
    <>
      <LinkMark state={row.state} />
      <span>{text(STATE_WORDS[row.state])}</span>
    </>
  );
};

/** What names the row's figures: level rows carry no link, link rows no level. */
const toAttributes = (row: LegendRow): Pick<CountFigureInput, 'name' | 'title' | 'level' | 'link' | 'definition'> => {
  if (row.group === 'level')
    return { name: 'sites', title: titleOfLevel(row.level, LEVEL_WORDS[row.level].colour), level: row.level };
  if (row.group === 'registered')
    return { name: 'registered', title: WORDS.registered, definition: WORDS.registeredNote };
  if (row.link === null) return { name: 'late', title: STATE_WORDS.late, definition: WORDS.lateNote };
  return { name: 'sites', title: STATE_WORDS[row.state], link: row.link };
};

interface CellProps {
  readonly cell: LegendCell;
  readonly attributes: Pick<CountFigureInput, 'name' | 'title' | 'level' | 'link' | 'warning' | 'flag' | 'definition'>;
  readonly toFigure: ToCountFigure;
  readonly kinds: LegendProps['kinds'];
}

const CellFigure = ({ cell, attributes, toFigure, kinds }: CellProps) => {
  const text = useText();
  const kind = kinds.find(({ id }) => id === cell.kind);
  const figure = toFigure({
    ...attributes,
    value: cell.value,
    unit: kind?.words.unit ?? SITES,
    counts: cell.counts,
    filter: cell.obeys,
    ...(cell.kind === null ? {} : { kind: cell.kind }),
    ...(cell.isMixed ? { definition: KIT.mixedNote } : {}),
  });
  return <Figure figure={figure} instead={cell.isMixed ? text(KIT.mixed) : undefined} />;
};

interface ExtrasProps extends Pick<LegendProps, 'kinds' | 'scope' | 'onFilter'> {
  readonly kindIds: readonly string[];
  readonly toFigure: ToCountFigure;
}

/** Live warnings, what the kinds declare beside level and link, and what stands in no county. */
const Extras = ({ kinds, kindIds, scope, onFilter, toFigure }: ExtrasProps) => {
  const text = useText();
  const { filter } = scope;
  const unplaced = toUnplacedCell(scope, kindIds);
  const facets = toFacetEntries(scope, kinds);
  const facetWords = (flag: string): Localised =>
    kinds
      .flatMap(({ id, facets: own }) => own.map((facet) => ({ flag: `${id}.${facet.id}`, words: facet.words })))
      .find((entry) => entry.flag === flag)?.words ?? { zh: flag, en: flag };
  return (
    <div className={styles['extras']}>
      <div role="group" aria-label={text(WORDS.warnings)} className={styles['tags']}>
        <span className={styles['tagsHead']}>{text(WORDS.warnings)}</span>
        {toWarningEntries(scope, kindIds).map(({ warning, isOn, cell }) => (
          <span key={warning} className={styles['tag']} data-on={isOn}>
            <ToggleButton
              look="plain"
              isPressed={isOn}
              label={text(WARNING_WORDS[warning])}
              onToggle={() => onFilter({ warnings: toggleValue(filter.warnings, warning, WARNING_LEVELS) })}
            >
              <WarningMark level={warning} /> {text(LEVEL_WORDS[String(warning) as '1' | '2' | '3' | '4'].colour)}
            </ToggleButton>
            <CellFigure
              cell={cell}
              attributes={{ name: 'warning-sites', title: WARNING_WORDS[warning], warning: String(warning) }}
              {...{ toFigure, kinds }}
            />
          </span>
        ))}
      </div>
      {facets.length === 0 ? null : (
        <div role="group" aria-label={text(WORDS.facets)} className={styles['tags']}>
          <span className={styles['tagsHead']}>{text(WORDS.facets)}</span>
          {facets.map(({ kind, flag, isOn, cell }) => (
            <span key={flag} className={styles['tag']} data-on={isOn}>
              <ToggleButton
                look="plain"
                isPressed={isOn}
                onToggle={() => onFilter({ flags: toggleFlags(filter.flags, [flag]) })}
              >
                <KindIcon shape={kinds.find(({ id }) => id === kind)?.shape ?? 'circle'} size={11} />{' '}
                {text(facetWords(flag))}
              </ToggleButton>
              <CellFigure
                cell={cell}
                attributes={{ name: 'flag-sites', title: facetWords(flag), flag }}
                {...{ toFigure, kinds }}
              />
            </span>
          ))}
        </div>
      )}
      {unplaced === null ? null : (
        <p className={styles['unplaced']}>
          {text(WORDS.unplaced)}{' '}
          <CellFigure
            cell={unplaced}
            attributes={{ name: 'unplaced', title: WORDS.unplaced, definition: WORDS.unplacedNote }}
            {...{ toFigure, kinds }}
          />
        </p>
      )}
    </div>
  );
};
