import { useEffect, useId, useMemo, useRef, useState, type SubmitEvent } from 'react';
import { findRegions } from '../../domain/comparison-choice.ts';
import { COUNTRY_ADCODE, type Region } from '../../domain/region-index.ts';
import { MapPicture } from '../../map/picture.tsx';
import type { RegionSymbol } from '../../map/scene.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import type { CompareChooserProps } from './props.ts';
import { WORDS } from './words.ts';
import styles from './compare-chooser.module.css';

type RegionPickerProps = CompareChooserProps & { readonly onPick: (adcode: string) => void };

/** A region by name, code or a click on a small map of its parent. */
export const RegionPicker = (props: RegionPickerProps) => {
  const { regions, adcodes, onPick } = props;
  const text = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState('');
  const found = useMemo(() => findRegions(wanted, regions), [wanted, regions]);
  useEffect(() => {
    // After the popover has taken the focus for itself.
    const timer = setTimeout(() => input.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, []);
  const takeFirst = (event: SubmitEvent): void => {
    event.preventDefault();
    const first = found.find(({ adcode }) => !adcodes.includes(adcode));
    if (first !== undefined) onPick(first.adcode);
  };
  return (
    <form className={styles['picker']} onSubmit={takeFirst}>
      <label htmlFor={id}>{text(WORDS.filter)}</label>
      <input
        ref={input}
        id={id}
        type="text"
        autoComplete="off"
        maxLength={500}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {wanted.trim() !== '' && found.length === 0 ? <p role="status">{text(WORDS.nothing)}</p> : null}
      <ul aria-label={text(WORDS.found)} className={styles['found']}>
        {found.map((region) => (
          <li key={region.adcode}>
            <button type="button" disabled={adcodes.includes(region.adcode)} onClick={() => onPick(region.adcode)}>
              <strong>{region.name}</strong> {region.adcode}{' '}
              <small>
                {adcodes.includes(region.adcode)
                  ? text(WORDS.chosen)
                  : (regions.get(region.parent ?? '')?.shortName ?? '')}
              </small>
            </button>
          </li>
        ))}
      </ul>
      <ParentMap {...props} />
    </form>
  );
};

const WIDTH_PX = 340;
const HEIGHT_PX = 240;

/** Children of the base's parent; what is chosen already is the lightest. */
const ParentMap = ({ choice, place, regions, root, adcodes, boundaries, theme, onPick }: RegionPickerProps) => {
  const text = useText();
  const language = useLanguage();
  const [shown, setShown] = useState<string>(() => toParent(choice.shown[0] ?? place, root));
  const region = regions.get(shown);
  const children = regions.childrenOf(shown);
  if (boundaries === null || region === undefined || children.length === 0) return null;
  return (
    <div className={styles['map']}>
      <p>
        {text(WORDS.onMap)}
        <strong>{region.name}</strong>{' '}
        {region.parent === null || shown === root ? null : (
          <button type="button" className={styles['makeBase']} onClick={() => setShown(region.parent ?? root)}>
            {text(WORDS.up)}
          </button>
        )}
      </p>
      <MapPicture
        boundaries={boundaries}
        width={WIDTH_PX}
        height={HEIGHT_PX}
        box={region.box}
        theme={theme}
        language={language}
        fills={children.map(({ adcode }) => ({ adcode, className: adcodes.includes(adcode) ? 'gap-5' : 'gap-2' }))}
        symbols={children.map(toName)}
        hasIslandNames={shown === COUNTRY_ADCODE}
        onRegionClick={onPick}
      />
    </div>
  );
};

const toParent = (region: Region, root: string): string =>
  region.adcode === root ? root : (region.parent ?? COUNTRY_ADCODE);

const toName = ({ adcode, name, shortName, label }: Region): RegionSymbol => ({
  adcode,
  name: shortName,
  lngLat: label,
  levelCounts: { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 },
  redCount: 0,
  notLinked: null,
  total: 0,
  isDimmed: false,
  title: name,
});
