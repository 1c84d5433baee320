import { useState } from 'react';
import { LEVEL_WORDS, WARNING_LEVELS } from '../../domain/levels.ts';
import { toggleFlags, toggleValue } from '../../domain/toggle-filter.ts';
import type { FacetDefinition } from '../../hazards/define.ts';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import { WARNING_WORDS } from '../../ui/describe-filter.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useText } from '../../ui/language.tsx';
import { WarningMark } from '../../ui/site-symbol.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { CellFigure } from './cell-figure.tsx';
import styles from './legend.module.css';
import type { LegendProps } from './props.ts';
import { RovingToolbar } from './roving.tsx';
import { toFacetEntries, toUnplacedCell, toWarningEntries, type FacetEntry } from './to-legend-rows.ts';
import { WORDS } from './words.ts';

interface ExtrasProps extends Pick<LegendProps, 'kinds' | 'scope' | 'onFilter'> {
  readonly kindIds: readonly string[];
  readonly toFigure: ToCountFigure;
}

/** Live warnings, what the kinds declare beside level and link, and what stands in no county. */
export const Extras = (props: ExtrasProps) => {
  const { kinds, kindIds, scope, toFigure } = props;
  const text = useText();
  const unplaced = toUnplacedCell(scope, kindIds);
  return (
    <RovingToolbar label={text(WORDS.extras)} className={styles['extras']}>
      <Warnings {...props} />
      <Facets {...props} />
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
    </RovingToolbar>
  );
};

const Warnings = ({ kinds, kindIds, scope, onFilter, toFigure }: ExtrasProps) => {
  const text = useText();
  return (
    <div role="group" aria-label={text(WORDS.warnings)} className={styles['tags']}>
      <span className={styles['tagsHead']}>{text(WORDS.warnings)}</span>
      {toWarningEntries(scope, kindIds).map(({ warning, isOn, cell }) => (
        <span key={warning} className={styles['tag']} data-on={isOn}>
          <ToggleButton
            look="plain"
            isPressed={isOn}
            label={text(WARNING_WORDS[warning])}
            onToggle={() => onFilter({ warnings: toggleValue(scope.filter.warnings, warning, WARNING_LEVELS) })}
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
  );
};

/** The facet that the map draws (头顶库) and those that are on stay in sight; the rest open on request. */
const Facets = ({ kinds, scope, onFilter, toFigure }: ExtrasProps) => {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const entries = toFacetEntries(scope, kinds);
  const definitionOf = ({ kind, flag }: FacetEntry): FacetDefinition | undefined =>
    kinds.find(({ id }) => id === kind)?.facets.find(({ id }) => `${kind}.${id}` === flag);
  const isKept = (entry: FacetEntry): boolean => entry.isOn || definitionOf(entry)?.drawsBar === true;
  const shown = isOpen ? entries : entries.filter(isKept);
  const hiddenCount = entries.length - shown.length;
  if (entries.length === 0) return null;
  return (
    <div role="group" aria-label={text(WORDS.facets)} className={styles['tags']}>
      <span className={styles['tagsHead']}>{text(WORDS.facets)}</span>
      {shown.map((entry) => {
        const { kind, flag, isOn, cell } = entry;
        const words = definitionOf(entry)?.words ?? { zh: flag, en: flag };
        return (
          <span key={flag} className={styles['tag']} data-on={isOn}>
            <ToggleButton
              look="plain"
              isPressed={isOn}
              onToggle={() => onFilter({ flags: toggleFlags(scope.filter.flags, [flag]) })}
            >
              <KindIcon shape={kinds.find(({ id }) => id === kind)?.shape ?? 'circle'} size={11} /> {text(words)}
            </ToggleButton>
            <CellFigure cell={cell} attributes={{ name: 'flag-sites', title: words, flag }} {...{ toFigure, kinds }} />
          </span>
        );
      })}
      {isOpen || hiddenCount > 0 ? (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={isOpen}
          onClick={() => setIsOpen((wasOpen) => !wasOpen)}
        >
          {isOpen ? text(WORDS.fewer) : `${text(WORDS.more)} ${hiddenCount}`}
        </button>
      ) : null}
    </div>
  );
};
