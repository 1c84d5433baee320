import { MOST_COMPARED, addToComparison, makeBase, withSiblings } from '../../domain/comparison-choice.ts';
import type { Region } from '../../domain/region-index.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import { PopoverButton } from '../../ui/popover-button.tsx';
import type { CompareChooserProps } from './props.ts';
import { RegionPicker } from './region-picker.tsx';
import { WORDS, withSiblingsWords } from './words.ts';
import styles from './compare-chooser.module.css';

/** The regions of the comparison as chips, the base first; more are added by name, code, map or as siblings. */
export const CompareChooser = (props: CompareChooserProps) => {
  const text = useText();
  const { choice, adcodes, place, regions, onChange } = props;
  return (
    <div className={styles['chooser']} role="group" aria-label={text(WORDS.name)}>
      {choice.shown.map((region, index) => (
        <RegionChip
          key={region.adcode}
          region={region}
          isBase={index === 0}
          onMakeBase={() => onChange(makeBase(adcodes, region.adcode))}
          onRemove={() => onChange(adcodes.filter((other) => other !== region.adcode))}
        />
      ))}
      <AddButton {...props} />
      {place.parent === null ? null : (
        <button
          type="button"
          className={styles['button']}
          onClick={() => onChange(withSiblings(place.adcode, regions))}
        >
          {text(withSiblingsWords(place.shortName))}
        </button>
      )}
    </div>
  );
};

interface RegionChipProps {
  readonly region: Region;
  readonly isBase: boolean;
  readonly onMakeBase: () => void;
  readonly onRemove: () => void;
}

const RegionChip = ({ region, isBase, onMakeBase, onRemove }: RegionChipProps) => {
  const text = useText();
  return (
    <span className={styles['chip']} data-base={isBase} data-region-chip={region.adcode}>
      {isBase ? <small>{text(WORDS.base)}</small> : null}
      <span>{region.name}</span>
      {isBase ? null : (
        <button
          type="button"
          className={styles['makeBase']}
          aria-label={`${text(WORDS.makeBase)} ${region.name}`}
          onClick={onMakeBase}
        >
          {text(WORDS.makeBase)}
        </button>
      )}
      <button
        type="button"
        className={styles['remove']}
        aria-label={`${text(WORDS.remove)} ${region.name}`}
        onClick={onRemove}
      >
        <Icon name="close" size={12} />
      </button>
    </span>
  );
};

const AddButton = (props: CompareChooserProps) => {
  const { choice, adcodes, onChange } = props;
  const text = useText();
  return (
    <PopoverButton
      className={styles['button']}
      isDisabled={choice.shown.length >= MOST_COMPARED}
      face={`＋ ${text(WORDS.add)}, ${text(WORDS.atMost)}`}
      label={text(WORDS.pick)}
    >
      {({ close, refocus }) => (
        <RegionPicker
          {...props}
          onPick={(adcode) => {
            close();
            refocus();
            onChange(addToComparison(adcodes, adcode));
          }}
        />
      )}
    </PopoverButton>
  );
};
