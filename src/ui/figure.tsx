import { useCallback, useRef, useState } from 'react';
import type { Figure as FigureData, FigureCard } from '../domain/figure.ts';
import styles from './figure.module.css';
import { formatCount, formatDifference, formatNumber, formatRate } from './format.ts';
import { useText } from './language.tsx';
import { Popover } from './popover.tsx';
import { WORDS } from './words.ts';

/** `count`: exact integer · `rate`: 0–1 shown in per cent · `number`: a measurement · `difference`: with its sign. */
export type FigureFormat = 'count' | 'rate' | 'number' | 'difference';

interface FigureProps {
  readonly figure: FigureData;
  readonly format?: FigureFormat;
  /** Decimals of a `rate`, and of a `number` or `difference` at most; 2 when left out. */
  readonly digits?: number;
  /** In the language on screen; `%` is added to rates by itself. */
  readonly unit?: string;
  /** Takes the place of the number, e.g. 不相加. */
  readonly instead?: string | undefined;
  readonly className?: string | undefined;
}

const formatValue = (value: number | null, format: FigureFormat, digits: number): string => {
  if (format === 'rate') return formatRate(value, digits);
  if (format === 'difference') return formatDifference(value, digits);
  return format === 'count' ? formatCount(value) : formatNumber(value, digits);
};

/** One number on screen: machine-readable, and one click away from what it means. */
export const Figure = ({ figure, format = 'count', digits = 2, unit, instead, className }: FigureProps) => {
  const [isOpen, setIsOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setIsOpen(false), []);
  const shown = instead ?? figure.day ?? formatValue(figure.value, format, digits);
  const shownUnit = format === 'rate' && figure.value !== null && instead === undefined ? '%' : unit;
  const tone =
    instead !== undefined
      ? 'instead'
      : figure.day !== undefined
        ? ''
        : figure.value === null
          ? 'missing'
          : figure.value === 0
            ? 'zero'
            : '';
  return (
    <data
      className={`${styles['figure']} ${styles[tone] ?? ''} ${className ?? ''}`}
      value={figure.day ?? figure.value ?? ''}
      data-figure={figure.name}
      data-kind={figure.kind}
      data-region={figure.region}
      data-level={figure.level}
      data-link={figure.link}
      data-warning={figure.warning}
      data-flag={figure.flag}
      data-reason={figure.reason}
      data-cause={figure.cause}
      data-state={figure.state}
      data-denominator={figure.denominator ?? (figure.name === 'linked-rate' ? 'sources' : undefined)}
      data-indicator={figure.indicator}
      data-part={figure.part}
      data-rule={figure.rule}
      data-source={figure.source}
      data-as-of={figure.asOf ?? undefined}
      data-filter={figure.filter ?? ''}
    >
      {figure.card === undefined ? (
        <span className={styles['number']}>{shown}</span>
      ) : (
        <button
          ref={anchor}
          type="button"
          className={styles['number']}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label={`${figure.card.title} ${shown}`}
          onClick={() => setIsOpen((wasOpen) => !wasOpen)}
        >
          {shown}
        </button>
      )}
      {shownUnit === undefined ? null : <span className={styles['unit']}> {shownUnit}</span>}
      {isOpen && figure.card !== undefined ? (
        <Popover anchor={anchor} label={figure.card.title} onClose={close}>
          <Card
            card={figure.card}
            shown={shown}
            unit={shownUnit}
            isNoRate={format === 'rate' && figure.value === null}
          />
        </Popover>
      ) : null}
    </data>
  );
};

interface CardProps {
  readonly card: FigureCard;
  readonly shown: string;
  readonly unit: string | undefined;
  readonly isNoRate: boolean;
}

/** 口径卡. */
const Card = ({ card, shown, unit, isNoRate }: CardProps) => {
  const text = useText();
  const terms = [
    ['numerator', card.numerator],
    ['denominator', card.denominator],
  ] as const;
  return (
    <div className={styles['card']} data-card="figure">
      <p className={styles['cardHead']}>
        <span className={styles['cardValue']}>
          {shown}
          {unit === undefined ? null : <span className={styles['unit']}> {unit}</span>}
        </span>
        <strong>{card.title}</strong>
      </p>
      <dl className={styles['terms']}>
        {terms.map(([key, term]) =>
          term === undefined ? null : (
            <div key={key}>
              <dt>{text(WORDS[key])}</dt>
              <dd>
                <strong>{formatNumber(term.value)}</strong> {term.unit} {term.label}
              </dd>
            </div>
          ),
        )}
        <CardLine name={text(WORDS.asOf)} value={card.asOf} />
        <CardLine name={text(WORDS.scope)} value={card.scope} />
        <CardLine name={text(WORDS.source)} value={card.source} />
        {card.definition === undefined ? null : <CardLine name={text(WORDS.definition)} value={card.definition} />}
      </dl>
      {isNoRate ? <p className={styles['note']}>{card.noValue ?? text(WORDS.missingDenominator)}</p> : null}
    </div>
  );
};

const CardLine = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
