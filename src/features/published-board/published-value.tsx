import { isRate, rateDigits, type PublishedFigure } from '../../domain/published-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { published, WORDS } from './words.ts';

interface PublishedValueProps {
  readonly figure: PublishedFigure;
  /** Of the division that it was published for. */
  readonly place: string;
  /** Where a column's head says the unit. */
  readonly hasUnit?: boolean;
}

/** One published figure as it was published, with its source in its card; a finding in words stays words. */
export const PublishedValue = ({ figure, place, hasUnit = true }: PublishedValueProps) => {
  const text = useText();
  const { name, value, unit, adcode, asOf, source, note, state } = figure;
  if (value === null) return <span>{state === null ? text(WORDS.inWords) : text(published(state))}</span>;
  const isShare = isRate(figure);
  return (
    <Figure
      format={isShare ? 'rate' : 'number'}
      {...(isShare ? { digits: rateDigits(figure) } : {})}
      {...(isShare || !hasUnit || unit === '' ? {} : { unit })}
      figure={{
        name: 'published',
        value,
        region: adcode,
        source: 'published-figures',
        asOf,
        filter: '',
        card: {
          title: name,
          scope: place,
          source,
          asOf,
          definition: [note ?? '', text(WORDS.definition)].filter((part) => part !== '').join(' '),
        },
      }}
    />
  );
};
