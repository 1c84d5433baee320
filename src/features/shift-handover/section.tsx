import type { ReactNode } from 'react';
import type { HandoverRows, HandoverSite } from '../../domain/analyses/handover.ts';
import { SOURCE_MISSING } from '../../domain/shift-handover-words.ts';
import type { Localised } from '../../domain/words.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ShiftProps } from './props.ts';
import styles from './shift-handover.module.css';
import { shiftFigures, type ShiftSpec } from './to-shift-figures.ts';
import { WORDS } from './words.ts';

interface SectionProps<Row> {
  readonly shared: ShiftProps;
  readonly name: Localised;
  readonly title: Localised;
  /** `null`: its source is not there. */
  readonly section: HandoverRows<Row> | null;
  readonly count: Pick<ShiftSpec, 'name' | 'unit'>;
  /** Counts beside that of the rows. */
  readonly more?: readonly ShiftSpec[];
  /** Said where there is no row. */
  readonly empty: Localised;
  readonly note?: Localised | null;
  readonly columns: readonly Localised[];
  /** One `<tr>` a row. */
  readonly children: (row: Row) => ReactNode;
}

/** A list of the sheet with its count; an empty one says why, a long one how much more there is. */
export const ShiftSection = <Row,>(props: SectionProps<Row>) => {
  const { shared, name, title, section, count, more = [], empty, note = null, columns, children } = props;
  const { answer, state, nowMs } = shared;
  const text = useText();
  const language = useLanguage();
  const toFigure = shiftFigures(shared, language);
  const rest = section === null ? 0 : section.count - section.rows.length;
  return (
    <Panel
      name={name}
      title={title}
      state={state}
      nowMs={nowMs}
      placeholderRows={3}
      note={
        answer === null ? null : (
          <Figure figure={toFigure({ ...count, title, value: section?.count ?? null })} unit={text(count.unit)} />
        )
      }
    >
      {answer === null || section === null || more.length === 0 ? null : <More specs={more} toFigure={toFigure} />}
      {answer === null ? null : section === null ? (
        <p className={styles['note']}>{text(SOURCE_MISSING)}</p>
      ) : section.count === 0 ? (
        <p className={styles['note']}>{text(note ?? empty)}</p>
      ) : (
        <>
          {note === null ? null : <p className={styles['note']}>{text(note)}</p>}
          <div className={styles['scroll']}>
            <table className={styles['rows']}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column.en} scope="col">
                      {text(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>{section.rows.map(children)}</tbody>
            </table>
          </div>
          {rest === 0 ? null : (
            <p className={styles['rest']}>
              … {text(WORDS.rest)}{' '}
              <Figure
                figure={toFigure({ name: `${count.name}-rest`, title: WORDS.restTitle, value: rest, unit: count.unit })}
              />{' '}
              {text(WORDS.restUnit)}
            </p>
          )}
        </>
      )}
    </Panel>
  );
};

interface MoreProps {
  readonly specs: readonly ShiftSpec[];
  readonly toFigure: ReturnType<typeof shiftFigures>;
}

const More = ({ specs, toFigure }: MoreProps) => {
  const text = useText();
  return (
    <p className={styles['more']}>
      {specs.map((spec) => (
        <span key={spec.name}>
          {text(spec.title)} <Figure figure={toFigure(spec)} />
        </span>
      ))}
    </p>
  );
};

interface SiteCellProps {
  readonly site: HandoverSite;
  readonly shared: ShiftProps;
}

/** Level and name of a site; opens its card where the register has it. */
export const SiteCell = ({ site, shared }: SiteCellProps) => {
  const text = useText();
  const { kind, id, name, state } = site;
  const words = shared.kinds.find((each) => each.id === kind)?.words.shortName;
  return (
    <th scope="row" data-site={`${kind}:${id}`}>
      {state === null ? null : <LevelBadge level={state.level} />}{' '}
      {state === null ? (
        <>
          {name} <small>{text(WORDS.gone)}</small>
        </>
      ) : (
        <button
          type="button"
          className={styles['link']}
          aria-label={`${name} ${text(WORDS.open)}`}
          onClick={() => shared.onOpen({ kind, id })}
        >
          {name}
        </button>
      )}{' '}
      <small>{words === undefined ? kind : text(words)}</small>
    </th>
  );
};

/** Counties by their way down from the region on screen. */
export const PlaceCell = ({ adcode, shared }: { readonly adcode: string | null; readonly shared: ShiftProps }) => {
  const text = useText();
  const { regions, scope } = shared;
  const path = adcode === null ? [] : regions.pathTo(adcode, scope.region.adcode).map(({ shortName }) => shortName);
  const place = path.length > 1 ? path.slice(1).join(' ') : adcode === null ? null : regions.get(adcode)?.name;
  return <td className={styles['place']}>{place ?? text(WORDS.unplaced)}</td>;
};

/** Roles and the authority that supervises; never a person. */
export const CallCell = ({ site }: { readonly site: HandoverSite | null }) => {
  const text = useText();
  const comma = text({ zh: '、', en: ', ' });
  if (site === null || site.roles === null) return <td>—</td>;
  return (
    <td className={styles['call']}>
      {site.roles.length === 0 ? text(WORDS.noRoles) : site.roles.join(comma)}
      {site.regulator === null ? null : (
        <>
          {' '}
          <small>{site.regulator}</small>
        </>
      )}
    </td>
  );
};
