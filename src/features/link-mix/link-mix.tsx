import { useMemo } from 'react';
import { LINK_STATUSES, LINK_WORDS, type LinkStatus } from '../../domain/levels.ts';
import { isFiltered, type SiteFilter } from '../../domain/site-filter.ts';
import { togglePart, toggleValue } from '../../domain/toggle-filter.ts';
import { countFigures, type ToCountFigure } from '../../ui/count-figure.ts';
import { EmptyFilter } from '../../ui/empty-filter.tsx';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatRate } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LinkStack, type StackPart } from '../../ui/link-stack.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LinkMark } from '../../ui/site-symbol.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import styles from './link-mix.module.css';
import type { LinkMixProps } from './props.ts';
import { ReasonList } from './reason-list.tsx';
import { toLinkMix, type LinkMix as LinkMixData, type LinkMixRow } from './to-link-mix.ts';
import { WORDS } from './words.ts';

/** Link statuses of every kind as parts of a whole, and why sites are not linked; each part and reason filters. */
export const LinkMix = (props: LinkMixProps) => {
  const { kinds, scope, state, nowMs, onFilter } = props;
  const text = useText();
  const language = useLanguage();
  const kindIds = useMemo(() => kinds.map(({ id }) => id), [kinds]);
  const mix = useMemo(() => toLinkMix(scope, kindIds), [scope, kindIds]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const isEmpty = scope.rollUp !== null && mix.rows.every(({ total }) => total === 0);
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={scope.region.shortName}
      aside={text(WORDS.sites)}
      state={scope.rollUp === null && state.status !== 'never' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={9}
    >
      {isEmpty ? (
        <EmptyFilter isFiltered={isFiltered(scope.filter)} onClear={props.onClear} />
      ) : (
        <>
          <Keys mix={mix} filter={scope.filter} {...{ toFigure, onFilter }} />
          <ul className={styles['rows']}>
            {mix.rows.map((row) => (
              <Row key={row.kind} row={row} {...{ kinds, kindIds, scope, toFigure, onFilter }} />
            ))}
          </ul>
          <ReasonList {...props} {...{ kindIds, toFigure }} />
        </>
      )}
    </Panel>
  );
};

interface KeysProps extends Pick<LinkMixProps, 'onFilter'> {
  readonly mix: LinkMixData;
  readonly filter: SiteFilter;
  readonly toFigure: ToCountFigure;
}

/** The five statuses with their counts over the visible kinds: what the looks in the bars mean, and their switches. */
const Keys = ({ mix, filter, toFigure, onFilter }: KeysProps) => {
  const text = useText();
  const isMixed = mix.kinds.state === 'mixed';
  return (
    <ul className={styles['keys']}>
      {LINK_STATUSES.map((link) => (
        <li key={link} className={styles['key']}>
          <ToggleButton
            look="plain"
            className={styles['keyName']}
            isPressed={filter.links?.includes(link) ?? false}
            onToggle={() => onFilter({ links: toggleValue(filter.links, link, LINK_STATUSES) })}
          >
            <LinkMark state={link} size={13} /> {text(LINK_WORDS[link])}
          </ToggleButton>
          <Figure
            instead={isMixed ? text(KIT.mixed) : undefined}
            figure={toFigure({
              name: 'sites',
              link,
              value: mix.links?.[link] ?? null,
              title: LINK_WORDS[link],
              unit: WORDS.unit,
              counts: mix.kinds.counts,
              filter: { ...filter, links: null },
              ...(isMixed ? { definition: KIT.mixedNote } : link === 'offline' ? { definition: WORDS.linkedNote } : {}),
            })}
          />
        </li>
      ))}
    </ul>
  );
};

interface RowProps extends Pick<LinkMixProps, 'kinds' | 'scope' | 'onFilter'> {
  readonly row: LinkMixRow;
  readonly kindIds: readonly string[];
  readonly toFigure: ToCountFigure;
}

const Row = ({ row, kinds, kindIds, scope, toFigure, onFilter }: RowProps) => {
  const text = useText();
  const { filter } = scope;
  const kind = kinds.find(({ id }) => id === row.kind);
  if (kind === undefined) return null;
  const lineOf = (link: LinkStatus): string => {
    const count = row.links?.[link] ?? null;
    const share = count === null || !row.total ? null : count / row.total;
    return `${text(LINK_WORDS[link])} ${formatCount(count)}${share === null ? '' : ` / ${formatCount(row.total)} = ${formatRate(share)} %`}`;
  };
  const parts = LINK_STATUSES.map((link): StackPart => ({
    state: link,
    count: row.links?.[link] ?? 0,
    lines: [text(kind.words.name), lineOf(link)],
    onPick: () => onFilter(togglePart(filter, { kinds: [row.kind], links: [link] })),
  }));
  return (
    <li className={styles['row']}>
      <ToggleButton
        look="plain"
        className={styles['name']}
        isPressed={filter.kinds?.includes(row.kind) ?? false}
        onToggle={() => onFilter({ kinds: toggleValue(filter.kinds, row.kind, kindIds) })}
      >
        {text(kind.words.shortName)}
      </ToggleButton>
      <LinkStack parts={parts} />
      <span className="visually-hidden">{LINK_STATUSES.map(lineOf).join(', ')}</span>
      <Figure
        className={styles['total']}
        figure={toFigure({
          name: 'registered',
          kind: row.kind,
          value: row.total,
          title: kind.words.name,
          unit: kind.words.unit,
          counts: row.counts,
          filter: { ...filter, kinds: null, links: null },
        })}
      />
    </li>
  );
};
