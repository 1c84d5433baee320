import { useMemo } from 'react';
import { LEVEL_KEYS, LEVEL_WORDS, LINK_STATUSES } from '../../domain/levels.ts';
import { visibleKinds } from '../../domain/counting.ts';
import { toggleFlags, toggleValue } from '../../domain/toggle-filter.ts';
import type { Localised } from '../../domain/words.ts';
import { countFigures, type CountFigureInput, type ToCountFigure } from '../../ui/count-figure.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LinkMark } from '../../ui/site-symbol.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { CellFigure } from './cell-figure.tsx';
import { Extras } from './extras.tsx';
import styles from './legend.module.css';
import { RovingGrid } from './roving.tsx';
import type { LegendProps } from './props.ts';
import { toLegendRows, type LegendRow } from './to-legend-rows.ts';
import { STATE_WORDS, WORDS, titleOfLevel } from './words.ts';

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
      <RovingGrid label={`${text(WORDS.title)} · ${scope.region.name}`} className={styles['matrix']}>
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
      </RovingGrid>
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
