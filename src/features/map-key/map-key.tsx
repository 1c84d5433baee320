import { useState } from 'react';
import { LINK_STATES } from '../../domain/symbol.ts';
import { Icon } from '../../ui/icon.tsx';
import { ClassSwatch } from '../../ui/class-swatch.tsx';
import { useText } from '../../ui/language.tsx';
import { RegionRing } from '../../ui/region-ring.tsx';
import { SiteSymbol } from '../../ui/site-symbol.tsx';
import styles from './map-key.module.css';
import type { MapKeyProps } from './props.ts';
import { STATE_WORDS, WORDS } from './words.ts';

/** What fills and symbols mean, on the map itself. */
export const MapKey = (props: MapKeyProps) => {
  const text = useText();
  return (
    <div className={styles['key']} role="group" aria-label={text(WORDS.name)}>
      {props.detail === 'regions' ? <RegionKey {...props} /> : <SiteKey kinds={props.kinds} />}
      <Approval mapApprovalNumber={props.mapApprovalNumber} />
    </div>
  );
};

/** 审图号, or that there is none. */
export const Approval = ({ mapApprovalNumber }: { readonly mapApprovalNumber: string | undefined }) => {
  const text = useText();
  if (mapApprovalNumber === undefined) return null;
  const words = mapApprovalNumber === '' ? text(WORDS.notSubmitted) : `${text(WORDS.approval)} ${mapApprovalNumber}`;
  return <p className={styles['approval']}>{words}</p>;
};

/** A sample, not data: every level in the order it is drawn. */
const SAMPLE = { '1': 12, '2': 18, '3': 34, '4': 30, unassessed: 6 };

const RegionKey = ({ measure, classes, divisionUnit }: MapKeyProps) => {
  const text = useText();
  return (
    <>
      <div className={styles['symbol']} data-note="symbol">
        <RegionRing levelCounts={SAMPLE} inner={String(SAMPLE['1'])} size={40} />
        <p>
          <b>{text(WORDS.symbol)}</b> {text(WORDS.symbolNote)}
        </p>
      </div>
      <p className={styles['measure']}>
        <b>{text(WORDS.fill)}</b> {text(measure)}
      </p>
      <ul className={styles['classes']}>
        {classes.map(({ id, words, count }) => (
          <li key={id}>
            <ClassSwatch fill={id} className={styles['swatch']} />
            <span>{text(words)}</span>
            <span className={styles['count']}>{count === null ? '' : `${count} ${text(divisionUnit)}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What the symbols of single sites mean. */
export const SiteKey = ({ kinds }: Pick<MapKeyProps, 'kinds'>) => {
  const text = useText();
  const shape = kinds.find(({ facets }) => facets.some(({ drawsBar }) => drawsBar === true))?.shape ?? 'diamond';
  const hasBar = kinds.some(({ facets }) => facets.some(({ drawsBar }) => drawsBar === true));
  const sample = { shape, level: '2', hasDigit: false, size: 26 } as const;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles['toggle']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {text(WORDS.symbol)} <Icon name="chevron-down" />
      </button>
      <ul className={styles['samples']} data-open={isOpen}>
        {LINK_STATES.map((state) => (
          <li key={state}>
            <SiteSymbol {...sample} state={state} />
            {text(STATE_WORDS[state])}
          </li>
        ))}
        <li>
          <SiteSymbol {...sample} state="linked" warning={3} />
          {text(WORDS.warning)}
        </li>
        <li>
          <SiteSymbol {...sample} state="offline" warning={3} isWarningRetained />
          {text(WORDS.retained)}
        </li>
        {hasBar ? (
          <li>
            <SiteSymbol {...sample} state="linked" hasBar />
            {text(WORDS.bar)}
          </li>
        ) : null}
        <li>
          <SiteSymbol {...sample} level="unassessed" state="linked" hasDigit />
          {text(WORDS.unassessed)}
        </li>
        <li>
          <SiteSymbol {...sample} state="linked" isCountyPrecision />
          {text(WORDS.countyPrecision)}
        </li>
      </ul>
      <p className={styles['measure']} data-note="site">
        {text(WORDS.siteNote)}
      </p>
    </>
  );
};
