import { LEVEL_KEYS, LEVEL_WORDS, LINK_WORDS } from '../../domain/levels.ts';
import type { AroundAnswer, AroundSite } from '../../domain/analyses/around.ts';
import { linkStateOf } from '../../domain/symbol.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './around.module.css';
import type { AroundProps } from './props.ts';
import { aroundFigures, toAroundTotals, toPointText, type ToAroundFigure } from './to-around-figures.ts';
import { toRadiusText, WORDS } from './words.ts';

/** 周边: everything registered within a distance of a point, by kind and level, and the nearest in a list. */
export const Around = (props: AroundProps) => {
  const { answer, lngLat, km, radii, state, nowMs, onRadius, onZoom, onClose } = props;
  const text = useText();
  return (
    <Panel
      name={WORDS.name}
      title={{ zh: `周边 ${toRadiusText(km)}`, en: `Within ${toRadiusText(km)}` }}
      note={<small>{toPointText(lngLat)}</small>}
      state={state}
      nowMs={nowMs}
      placeholderRows={10}
      isFlexible
      className={styles['panel']}
      aside={
        <button type="button" className={styles['close']} aria-label={text(WORDS.close)} onClick={onClose}>
          <Icon name="close" />
        </button>
      }
    >
      <div className={styles['tools']}>
        <SegmentGroup label={text(WORDS.radius)}>
          {radii.map((each) => (
            <ToggleButton key={each} isPressed={each === km} onToggle={() => onRadius(each)}>
              {toRadiusText(each)}
            </ToggleButton>
          ))}
        </SegmentGroup>
        <button type="button" className={styles['link']} onClick={onZoom}>
          {text(WORDS.zoom)}
        </button>
      </div>
      {answer === null ? null : answer.isKnown ? (
        <Known {...props} answer={answer} />
      ) : (
        <p className={styles['note']}>{text(WORDS.rounded)}</p>
      )}
    </Panel>
  );
};

type KnownProps = AroundProps & { readonly answer: AroundAnswer };

const Known = (props: KnownProps) => {
  const { answer, lngLat, km, sourceName } = props;
  const language = useLanguage();
  const toFigure = aroundFigures(answer, { lngLat, km, sourceName }, language);
  return (
    <>
      <Totals answer={answer} toFigure={toFigure} />
      <ByKind {...props} toFigure={toFigure} />
      <Nearest {...props} toFigure={toFigure} />
      <Notes answer={answer} toFigure={toFigure} />
    </>
  );
};

interface TotalsProps {
  readonly answer: AroundAnswer;
  readonly toFigure: ToAroundFigure;
}

const Totals = ({ answer, toFigure }: TotalsProps) => {
  const text = useText();
  const { sites, notLinked, people, peopleUnknown } = toAroundTotals(answer);
  const instead = sites === null ? text(WORDS.notAdded) : undefined;
  const cells = [
    { name: 'around', title: WORDS.sites, value: sites, unit: WORDS.unit },
    { name: 'around-not-linked', title: WORDS.notLinked, value: notLinked, unit: WORDS.unit },
    {
      name: 'around-people',
      title: WORDS.people,
      value: people,
      unit: WORDS.peopleUnit,
      definition: WORDS.peopleDefinition,
    },
    {
      name: 'around-people-unknown',
      title: WORDS.peopleUnknown,
      value: peopleUnknown,
      unit: WORDS.unit,
      definition: WORDS.peopleDefinition,
    },
  ];
  return (
    <dl className={styles['totals']}>
      {cells.map(({ unit, ...cell }) => (
        <div key={cell.name}>
          <dt>{text(cell.title)}</dt>
          <dd>
            <Figure figure={toFigure(cell)} unit={text(unit)} instead={instead} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

const ByKind = ({ answer, kinds, toFigure }: KnownProps & TotalsProps) => {
  const text = useText();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{text(WORDS.kind)}</th>
          {LEVEL_KEYS.map((level) => (
            <th key={level} scope="col">
              <LevelBadge level={level} />
              <span className="visually-hidden">{text(LEVEL_WORDS[level].colour)}</span>
            </th>
          ))}
          <th scope="col">{text(WORDS.total)}</th>
          <th scope="col">{text(WORDS.notLinkedShort)}</th>
        </tr>
      </thead>
      <tbody>
        {answer.kinds.map((each) => {
          const kind = kinds.find(({ id }) => id === each.kind);
          const title = kind?.words.name ?? { zh: each.kind, en: each.kind };
          return (
            <tr key={`${each.kind} ${each.source}`} data-kind={each.kind}>
              <th scope="row">{kind === undefined ? each.kind : text(kind.words.shortName)}</th>
              {LEVEL_KEYS.map((level) => (
                <td key={level}>
                  <Figure figure={toFigure({ name: 'around', title, value: each.byLevel[level], of: each, level })} />
                </td>
              ))}
              <td>
                <Figure figure={toFigure({ name: 'around', title, value: each.sites, of: each })} />
              </td>
              <td>
                <Figure figure={toFigure({ name: 'around-not-linked', title, value: each.notLinked, of: each })} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Nearest = ({ answer, kinds, toFigure, onSelect }: KnownProps & TotalsProps) => {
  const text = useText();
  const { nearest, total } = answer;
  if (nearest.length === 0) return <p className={styles['note']}>{text(WORDS.nothing)}</p>;
  return (
    <section aria-label={text(WORDS.list)}>
      <h3 className={styles['head']}>
        {text(WORDS.list)}
        {total === null || total > nearest.length ? (
          <small>
            {text(WORDS.listed)}{' '}
            <Figure figure={toFigure({ name: 'around-listed', title: WORDS.list, value: nearest.length })} />
          </small>
        ) : null}
      </h3>
      <ol className={styles['list']}>
        {nearest.map((each) => (
          <li key={`${each.site.kind} ${each.site.source} ${each.site.id}`}>
            <NearSite near={each} kinds={kinds} onSelect={onSelect} />
          </li>
        ))}
      </ol>
    </section>
  );
};

const NearSite = ({
  near,
  kinds,
  onSelect,
}: Pick<AroundProps, 'kinds' | 'onSelect'> & { readonly near: AroundSite }) => {
  const text = useText();
  const { site, distanceM, basis } = near;
  const kind = kinds.find(({ id }) => id === site.kind);
  const { colour, severity } = LEVEL_WORDS[site.level];
  const isByPoint = basis === 'point' && kind !== undefined && kind.geometry !== 'point';
  return (
    <button
      type="button"
      className={styles['row']}
      data-site={`${site.kind}:${site.id}`}
      onClick={() => onSelect(site)}
    >
      <SiteSymbol
        shape={kind?.shape ?? 'circle'}
        level={site.level}
        state={linkStateOf(site.link, site.isLate)}
        hasBar={site.hasBar}
        warning={site.warning}
        isWarningRetained={site.isWarningRetained}
        size={28}
      />
      <span className={styles['rowName']}>
        {site.name}
        <small>
          {[
            kind === undefined ? '' : text(kind.words.shortName),
            `${text(colour)} ${text(severity)}`.trim(),
            text(LINK_WORDS[site.link]),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </small>
      </span>
      <span className={styles['metres']}>
        {formatNumber(distanceM, 0)} m{isByPoint ? <small>{text(WORDS.byPoint)}</small> : null}
      </span>
    </button>
  );
};

const Notes = ({ answer, toFigure }: TotalsProps) => {
  const text = useText();
  const { unplaced, withoutShape } = toAroundTotals(answer);
  const counted = [
    { name: 'around-unplaced', title: WORDS.unplaced, value: unplaced },
    { name: 'around-without-shape', title: WORDS.withoutShape, value: withoutShape },
  ].filter(({ value }) => value > 0);
  return (
    <ul className={styles['notes']}>
      <li>{text(WORDS.definition)}</li>
      {answer.total === null ? <li>{text(WORDS.mixed)}</li> : null}
      {counted.map((each) => (
        <li key={each.name}>
          {text(each.title)} <Figure figure={toFigure(each)} />
        </li>
      ))}
    </ul>
  );
};
