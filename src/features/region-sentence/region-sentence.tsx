import { useMemo } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import { toRegionSentence, type SentenceNumber, type SentencePart } from '../../domain/region-sentence.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures, type CountFigureInput } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage } from '../../ui/language.tsx';
import styles from './region-sentence.module.css';
import type { RegionFacts } from './to-facts.ts';
import { TITLES, WORDS } from './words.ts';

interface RegionSentenceProps extends RegionFacts {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
}

/** The leader's sentence; every number in it is a figure with its card. */
export const RegionSentence = ({ facts, rate, kinds, scope }: RegionSentenceProps) => {
  const language = useLanguage();
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const parts = useMemo(() => toRegionSentence(facts, language), [facts, language]);
  const toInput = (number: SentenceNumber, value: number): CountFigureInput => ({
    ...NAMES[number],
    value,
    title: TITLES[number],
    unit: number === 'rank' || number === 'ranked' ? WORDS.place : WORDS.sites,
    counts: rate?.counts ?? [],
    filter: { ...NO_FILTER, sources: scope.filter.sources },
    ...(number === 'linked-rate' && rate !== null
      ? {
          numerator: { label: WORDS.linked, value: rate.links.linked },
          denominator: { label: WORDS.registered, value: rate.links.registered },
          definition: WORDS.linkedNote,
        }
      : {}),
    ...(number === 'rank' || number === 'ranked' ? { definition: WORDS.rankNote } : {}),
  });
  return (
    <p className={styles['sentence']} data-sentence={facts.counts === null ? 'unknown' : 'known'}>
      {toUnbroken(parts).map((group, at) => (
        <span key={at} className={group.length > 1 ? styles['unbroken'] : undefined}>
          {group.map((part, index) =>
            'text' in part ? (
              <span key={index}>{part.text}</span>
            ) : (
              <Figure
                key={part.number}
                figure={toFigure(toInput(part.number, part.value))}
                format={part.number === 'linked-rate' ? 'rate' : 'count'}
                className={styles['number']}
              />
            ),
          )}
        </span>
      ))}
    </p>
  );
};

/** 5/18 stays on one line: a place and the number of places are read as one. */
const toUnbroken = (parts: readonly SentencePart[]): readonly (readonly SentencePart[])[] => {
  const groups: SentencePart[][] = [];
  const isSlash = (part: SentencePart | undefined): boolean =>
    part !== undefined && 'text' in part && part.text === '/';
  parts.forEach((part, index) => {
    const last = groups.at(-1);
    if (last !== undefined && (isSlash(part) || isSlash(parts[index - 1]))) last.push(part);
    else groups.push([part]);
  });
  return groups;
};

const NAMES: Readonly<Record<SentenceNumber, { readonly name: string; readonly level?: string }>> = {
  red: { name: 'sites', level: '1' },
  'red-not-linked': { name: 'not-linked', level: '1' },
  'linked-rate': { name: 'linked-rate' },
  registered: { name: 'registered' },
  unassessed: { name: 'sites', level: 'unassessed' },
  rank: { name: 'rank' },
  ranked: { name: 'ranked' },
};
