import { LEVEL_WORDS, type WarningLevel } from '../../domain/levels.ts';
import type { SiteRow } from '../../domain/register-client.ts';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { REASON_WORDS } from '../../ui/describe-filter.ts';

/** Connected, if only once: whether it is silent now is another question. */
const isConnected = ({ link }: SiteRow): boolean => link === 'linked' || link === 'offline';

/** Why a site is not linked, as its kind or the board words it; `not-applicable` where it is linked. */
export const toReasonWords = (
  row: SiteRow,
  kind: HazardKind | undefined,
): Localised | 'unstated' | 'not-applicable' => {
  const reason = row.notLinkedReason;
  if (reason === null) return isConnected(row) ? 'not-applicable' : 'unstated';
  const own = kind?.fields.find(({ name }) => name === 'not_linked_reason')?.optionWords?.[reason];
  const known = Object.hasOwn(REASON_WORDS, reason) ? REASON_WORDS[reason as keyof typeof REASON_WORDS] : undefined;
  return own ?? known ?? { zh: reason, en: reason };
};

/** Colour of a live warning; `null` where there is none. */
export const warningColour = (warning: WarningLevel): Localised | null =>
  warning === 0 ? null : LEVEL_WORDS[String(warning) as '1' | '2' | '3' | '4'].colour;

/** The kind's own facets that hold. */
export const toFlagWords = (row: SiteRow, kind: HazardKind | undefined): readonly Localised[] =>
  row.facets.map((id) => kind?.facets.find((facet) => facet.id === id)?.words ?? { zh: id, en: id });

/** A date that is missing: unknown, or not applicable because the site was never connected. */
export const isNeverLinked = (row: SiteRow): boolean => row.link === 'not-linked' || row.link === 'not-applicable';
