import { LEVEL_WORDS, levelKeyOf, type LevelKey, type MaybeRiskLevel } from '../../domain/levels.ts';
import type { LevelScale } from '../../domain/rule-sheet.ts';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { WORDS } from './words.ts';

interface LevelWordsProps {
  readonly level: LevelKey | MaybeRiskLevel;
  readonly scale: LevelScale;
}

/** A level by digit and word; on the scale of warnings no level is no warning. */
export const LevelWords = ({ level, scale }: LevelWordsProps) => {
  const text = useText();
  const key = typeof level === 'string' ? level : levelKeyOf(level);
  if (scale === 'warning' && key === 'unassessed') return <>{text(WORDS.noWarningLevel)}</>;
  return (
    <>
      <LevelBadge level={key} /> {text(LEVEL_WORDS[key].colour)}
    </>
  );
};
