import type { Figure as FigureData } from '../domain/figure.ts';
import type { SiteRow } from '../domain/register-client.ts';
import type { Localised } from '../domain/words.ts';
import { Figure } from './figure.tsx';
import { useText } from './language.tsx';
import { WORDS } from './words.ts';

/** People exposed to a site. It stands inside a row's button, so without a card of its own: the site's card has it. */
export const toExposureFigure = ({ exposure, kind, source, adcode }: SiteRow): FigureData => ({
  name: 'exposure',
  value: exposure,
  kind,
  source,
  ...(adcode === null ? {} : { region: adcode }),
});

interface ExposureProps {
  readonly row: SiteRow;
  /** The kind's own words for who is exposed: 500 m 内人数. */
  readonly words: Localised;
  readonly className: string | undefined;
}

/** Who is exposed to a site, and how many; unknown is said, never 0. */
export const Exposure = ({ row, words, className }: ExposureProps) => {
  const text = useText();
  if (row.exposure === null) return <span>{text(WORDS.unknownPeople)}</span>;
  return (
    <span className={className}>
      <span>{text(words)}</span> <Figure figure={toExposureFigure(row)} />
    </span>
  );
};
