import { useMemo } from 'react';
import { mergeKind, toFocusKind } from '../../domain/counting.ts';
import type { LinkDenominator } from '../../domain/indicators/denominators.ts';
import { LINK_STATUSES, LINK_WORDS } from '../../domain/levels.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import { toggleValue } from '../../domain/toggle-filter.ts';
import type { Localised } from '../../domain/words.ts';
import { countFigures, type CountFigureInput, type ToCountFigure } from '../../ui/count-figure.ts';
import { EmptyFilter } from '../../ui/empty-filter.tsx';
import { Figure } from '../../ui/figure.tsx';
import { formatIso, formatRate } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PopoverButton } from '../../ui/popover-button.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import { LinkMark } from '../../ui/site-symbol.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import styles from './ingestion.module.css';
import type { IngestionProps } from './props.ts';
import { toLadder, type Ladder, type Step } from './to-ladder.ts';
import { DENOMINATORS, TARGET_RATE, WORDS } from './words.ts';

/** 数据接入: registered → linked → online → on time, the gap to 100 % and what it is made of. */
export const Ingestion = (props: IngestionProps) => {
  const { kinds, scope, state } = props;
  const text = useText();
  const language = useLanguage();
  const kindId = toFocusKind(
    kinds.map(({ id }) => id),
    scope.filter,
  );
  const kind = kinds.find(({ id }) => id === kindId);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const counts = kind === undefined ? null : mergeKind(scope.rollUp?.region.kinds ?? [], kind.id);
  const isUnknown = state.status === 'fresh' && counts === null;
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={kind === undefined ? '' : text(kind.words.shortName)}
      aside={counts === null ? '' : `${text(WORDS.asOf)} ${formatIso(counts.asOf)}`}
      state={isUnknown ? { status: scope.rollUp === null ? 'loading' : 'never', message: null } : state}
      placeholderRows={6}
      {...(props.nowMs === undefined ? {} : { nowMs: props.nowMs })}
    >
      {kind === undefined || counts === null ? null : (
        <Body
          {...props}
          {...{ kind, counts, toFigure }}
          ladder={toLadder(counts, scope.filter)}
          onClear={props.onClear}
        />
      )}
    </Panel>
  );
};

interface BodyProps extends Pick<
  IngestionProps,
  'scope' | 'onFilter' | 'denominator' | 'onDenominator' | 'rate' | 'why'
> {
  readonly kind: IngestionProps['kinds'][number];
  readonly counts: CountFigureInput['counts'][number];
  readonly ladder: Ladder;
  readonly toFigure: ToCountFigure;
  readonly onClear: (() => void) | undefined;
}

type Shared = Pick<CountFigureInput, 'kind' | 'counts' | 'unit' | 'filter'>;

const Body = (props: BodyProps) => {
  const { kind, counts, ladder, scope, toFigure, onFilter, onClear, denominator, onDenominator } = props;
  const text = useText();
  const { links } = ladder;
  const shared: Shared = {
    kind: kind.id,
    counts: [counts],
    unit: kind.words.unit,
    filter: { ...scope.filter, kinds: null, links: null },
  };
  const rate = toFigure({
    ...shared,
    name: 'linked-rate',
    value: links.linkedRate,
    title: WORDS.linkedRate,
    definition: WORDS.linkedNote,
    numerator: { label: WORDS.linked, value: links.linked },
    denominator: { label: WORDS.registeredTerm, value: links.registered },
  });
  return (
    <>
      <p className={styles['headline']}>
        <span className={styles['rateLabel']}>{text(WORDS.linkedRate)}</span>
        <select
          className={styles['denominator']}
          aria-label={text(WORDS.denominator)}
          value={denominator}
          onChange={({ target }) => onDenominator(target.value as LinkDenominator)}
        >
          {DENOMINATORS.map(([each, words]) => (
            <option key={each} value={each}>
              {text(words)}
            </option>
          ))}
        </select>
        {denominator === 'sources' ? (
          <Figure figure={rate} format="rate" className={styles['rate']} />
        ) : (
          <span className={styles['rate']}>{props.rate}</span>
        )}
        <PopoverButton className={styles['why']} face="?" label={text(WORDS.why)}>
          {() => props.why}
        </PopoverButton>
        <span className={styles['target']}>
          {text(WORDS.target)} {formatRate(TARGET_RATE, 0)} %
          {links.linkedRate === null || denominator !== 'sources' ? null : (
            <>
              {text({ zh: '，', en: ', ' })}
              {text(WORDS.toTarget)} <ToTarget {...{ rate: links.linkedRate, shared, toFigure }} />
            </>
          )}
        </span>
      </p>
      {links.registered === 0 ? <p className={styles['note']}>{text(WORDS.nothing)}</p> : null}
      {links.registered === 0 && onClear !== undefined ? (
        <EmptyFilter isFiltered={isFiltered(scope.filter)} onClear={onClear} />
      ) : null}
      <ol className={styles['ladder']}>
        {ladder.steps.map((step) => (
          <StepRow key={step.id} step={step} registered={links.registered} {...{ shared, toFigure }} />
        ))}
      </ol>
      <Gap {...{ ladder, shared, toFigure, onFilter }} links={scope.filter.links} />
    </>
  );
};

/** How far from the target, in percentage points. */
const ToTarget = ({
  rate,
  shared,
  toFigure,
}: Omit<StepRowProps, 'step' | 'registered'> & { readonly rate: number }) => {
  const text = useText();
  const value = (rate - TARGET_RATE) * 100;
  const figure = toFigure({ ...shared, name: 'linked-rate-to-target', value, title: WORDS.toTarget });
  return <Figure figure={figure} format="difference" unit={text(WORDS.points)} />;
};

const STEP_WORDS: Readonly<Record<Step['id'], { readonly title: Localised; readonly definition?: Localised }>> = {
  registered: { title: WORDS.registered },
  linked: { title: WORDS.linked, definition: WORDS.linkedNote },
  online: { title: WORDS.online, definition: WORDS.onlineNote },
  'on-time': { title: WORDS.onTime, definition: WORDS.onTimeNote },
};

interface StepRowProps {
  readonly step: Step;
  readonly registered: number;
  readonly shared: Shared;
  readonly toFigure: ToCountFigure;
}

const StepRow = ({ step, registered, shared, toFigure }: StepRowProps) => {
  const text = useText();
  const above = step.change === null ? step.value : step.value - step.change;
  return (
    <li className={styles['step']} data-step={step.id}>
      <span className={styles['stepName']}>{text(STEP_WORDS[step.id].title)}</span>
      <ShareBar
        share={registered === 0 ? null : above === 0 ? null : step.value / above}
        length={registered === 0 ? 1 : above / registered}
        tone={step.id === 'linked' ? 'accent' : 'neutral'}
        size="small"
      />
      <Figure figure={toFigure({ ...shared, name: step.id, value: step.value, ...STEP_WORDS[step.id] })} />
      <span className={styles['change']}>
        {step.change === null ? null : (
          <Figure
            format="difference"
            figure={toFigure({ ...shared, name: `${step.id}-change`, value: step.change, title: WORDS.change })}
          />
        )}
      </span>
    </li>
  );
};

interface GapProps {
  readonly ladder: Ladder;
  readonly shared: Shared;
  readonly toFigure: ToCountFigure;
  readonly links: IngestionProps['scope']['filter']['links'];
  readonly onFilter: IngestionProps['onFilter'];
}

/** The gap and its three parts: each part is a filter. */
const Gap = ({ ladder, shared, toFigure, links, onFilter }: GapProps) => {
  const text = useText();
  const total = toFigure({
    ...shared,
    name: 'not-linked',
    value: ladder.links.notLinked,
    title: WORDS.notLinked,
    definition: WORDS.notLinkedNote,
  });
  return (
    <div className={styles['gap']}>
      <span>
        {text(WORDS.notLinked)} <Figure figure={total} unit={text(shared.unit)} className={styles['gapTotal']} />
      </span>
      <span className="visually-hidden">{text(WORDS.ofIt)}</span>
      {ladder.gap.map(({ link, value }) => (
        <span key={link} className={styles['part']}>
          <ToggleButton
            look="plain"
            isPressed={links?.includes(link) ?? false}
            onToggle={() => onFilter({ links: toggleValue(links, link, LINK_STATUSES) })}
          >
            <LinkMark state={link} size={13} /> {text(LINK_WORDS[link])}
          </ToggleButton>
          <Figure figure={toFigure({ ...shared, name: 'sites', link, value, title: LINK_WORDS[link] })} />
        </span>
      ))}
    </div>
  );
};
