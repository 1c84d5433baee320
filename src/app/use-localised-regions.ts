import { useEffect, useState } from 'react';
import { toEnglishIndex, type RegionNamesFile } from '../domain/english-names.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { Language } from '../domain/words.ts';
import { useReady } from '../url/use-ready.ts';
import type { Board } from './boot.ts';

/** `null`: the Chinese names that the board began with; also when the file of readings cannot be had. */
export const useLocalisedRegions = (board: Board, language: Language): RegionIndex | null => {
  const [english, setEnglish] = useState<RegionIndex | 'failed' | null>(null);
  const isWanted = language === 'en';
  useReady('region-names', !isWanted || english !== null);
  useEffect(() => {
    if (!isWanted || english !== null) return;
    void fetch(`${board.boundariesUrl}region-names.json`)
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`HTTP ${response.status}`))))
      .then((names) => setEnglish(toEnglishIndex(board.regionIndexFile, names as RegionNamesFile)))
      .catch(() => setEnglish('failed'));
  }, [board, isWanted, english]);
  return isWanted && english !== 'failed' ? english : null;
};
