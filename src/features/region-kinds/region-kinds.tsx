import { useMemo } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import { oldest } from '../../domain/counting.ts';
import { LEVEL_KEYS, LEVEL_WORDS } from '../../domain/levels.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures, type CountFigureInput, type ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatIso } from '../../ui/format.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import { WORDS as KIT } from '../../ui/words.ts';
import styles from './region-kinds.module.css';
import { toKindRows, type KindRow } from './to-rows.ts';
import { WORDS } from './words.ts';

interface RegionKindsProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly state: PanelState;
  readonly nowMs: number;
}

/** Every kind by level, not linked and rate: the whole of the region in one table. */
export const RegionKinds = ({ kinds, scope, state, nowMs }: RegionKindsProps) => {
  const text = useText();
  const language = useLanguage();
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const rows = useMemo(() => toKindRows(scope.rollUp?.region.kinds ?? [], kinds), [scope.rollUp, kinds]);
  const asOf = oldest(rows.at(-1)?.counts ?? []);
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      aside={asOf === null ? '' : `${text(WORDS.asOf)} ${formatIso(asOf)}`}
      state={scope.rollUp === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={7}
      className={styles['panel']}
    >
      <table className={styles['table']}>
        <Head />
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.kind ?? 'total'}
              row={row}
              kind={kinds.find(({ id }) => id === row.kind)}
              {...{ scope, toFigure }}
            />
          ))}
        </tbody>
      </table>
      <Flags {...{ rows, kinds, scope, toFigure }} />
    </Panel>
  );
};

const Head = () => {
  const text = useText();
  return (
    <thead>
      <tr>
        <th scope="col">{text(WORDS.kind)}</th>
        {LEVEL_KEYS.map((level) => (
          <th key={level} scope="col">
            <LevelBadge level={level} />
            <span>{text(LEVEL_WORDS[level].colour)}</span>
          </th>
        ))}
        {[WORDS.registered, WORDS.notLinked, WORDS.linkedRate].map((words) => (
          <th key={words.zh} scope="col">
            {text(words)}
          </th>
        ))}
      </tr>
    </thead>
  );
};

interface RowProps {
  readonly row: KindRow;
  readonly kind: HazardKind | undefined;
  readonly scope: CountScope;
  readonly toFigure: ToCountFigure;
}

/** What every figure of a row shares. */
const toShared = ({
  row,
  kind,
  scope,
}: Omit<RowProps, 'toFigure'>): Pick<CountFigureInput, 'kind' | 'counts' | 'unit' | 'filter'> => ({
  ...(row.kind === null ? {} : { kind: row.kind }),
  counts: row.counts,
  unit: kind?.words.unit ?? WORDS.sites,
  filter: { ...NO_FILTER, sources: scope.filter.sources },
});

const Row = (props: RowProps) => {
  const { row, kind, toFigure } = props;
  const text = useText();
  const shared = toShared(props);
  const instead = row.isMixed ? text(KIT.mixed) : undefined;
  return (
    <tr data-kind={row.kind ?? 'total'}>
      <th scope="row">
        {kind === undefined ? null : <KindIcon shape={kind.shape} />}
        {text(kind?.words.shortName ?? WORDS.total)}
      </th>
      {LEVEL_KEYS.map((level) => (
        <td key={level}>
          <Figure
            figure={toFigure({
              ...shared,
              name: 'sites',
              level,
              value: row.levels?.[level] ?? null,
              title: LEVEL_WORDS[level].colour,
            })}
            instead={instead}
          />
        </td>
      ))}
      <td className={styles['strong']}>
        <Figure
          figure={toFigure({
            ...shared,
            name: 'registered',
            value: row.links?.registered ?? null,
            title: WORDS.registered,
          })}
          instead={instead}
        />
      </td>
      <td className={styles['strong']}>
        <Figure
          figure={toFigure({
            ...shared,
            name: 'not-linked',
            value: row.links?.notLinked ?? null,
            title: WORDS.notLinked,
            definition: WORDS.notLinkedNote,
          })}
          instead={instead}
        />
      </td>
      <td>
        <Rate {...{ row, shared, toFigure, instead }} />
      </td>
    </tr>
  );
};

const Rate = (props: {
  readonly row: KindRow;
  readonly shared: ReturnType<typeof toShared>;
  readonly toFigure: ToCountFigure;
  readonly instead: string | undefined;
}) => {
  const { row, shared, toFigure, instead } = props;
  const { links } = row;
  const figure = toFigure({
    ...shared,
    name: 'linked-rate',
    value: links?.linkedRate ?? null,
    title: WORDS.linkedRate,
    definition: WORDS.linkedNote,
    ...(links === null
      ? {}
      : {
          numerator: { label: WORDS.linked, value: links.linked },
          denominator: { label: WORDS.registered, value: links.registered },
        }),
  });
  return <Figure figure={figure} format="rate" instead={instead} />;
};

/** 头顶库 and the other marks that a kind declares, each with what of it nobody sees. */
const Flags = (
  props: Pick<RowProps, 'scope' | 'toFigure'> & {
    readonly rows: readonly KindRow[];
    readonly kinds: readonly HazardKind[];
  },
) => {
  const { rows, kinds, scope, toFigure } = props;
  const text = useText();
  const entries = rows.flatMap((row) => {
    const kind = kinds.find(({ id }) => id === row.kind);
    return row.flags.flatMap((flag) => {
      const words = kind?.facets.find(({ id }) => id === flag.facet)?.words;
      return kind === undefined || words === undefined || flag.sites === 0 ? [] : [{ row, kind, flag, words }];
    });
  });
  if (entries.length === 0) return null;
  return (
    <ul className={styles['flags']} aria-label={text(WORDS.flags)}>
      {entries.map(({ row, kind, flag, words }) => {
        const shared = { ...toShared({ row, kind, scope }), flag: flag.flag };
        return (
          <li key={flag.flag}>
            <KindIcon shape={kind.shape} /> {text(words)}{' '}
            <Figure
              figure={toFigure({ ...shared, name: 'sites', value: flag.sites, title: words })}
              unit={text(kind.words.unit)}
            />
            {text({ zh: '，', en: ', ' })}
            {text(WORDS.flagNotLinked)}{' '}
            <Figure
              figure={toFigure({
                ...shared,
                name: 'not-linked',
                value: flag.notLinked,
                title: { zh: `${words.zh}，未接入`, en: `${words.en}, not linked` },
                definition: WORDS.notLinkedNote,
              })}
            />
          </li>
        );
      })}
    </ul>
  );
};
