import type { BoardConfig } from '../../domain/config.ts';
import type { HazardKind } from '../../hazards/define.ts';

/**
 * What a computed level rests on beside the row: the rule with its version and the authority's own colours. Equal keys:
 * the same row gets the same level, but for what the calendar changes.
 */
export const toGradingKey = (
  kind: Pick<HazardKind, 'id' | 'grading'>,
  config: Pick<BoardConfig, 'levelOverrides'>,
): string => {
  const colours = Object.entries(config.levelOverrides[kind.id] ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return [kind.grading.id, kind.grading.version, ...colours.map(([band, level]) => `${band}=${level}`)].join(' ');
};
