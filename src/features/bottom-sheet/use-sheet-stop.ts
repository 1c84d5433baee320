import { useState } from 'react';
import type { SheetStop } from './sheet-stops.ts';

/**
 * Where the sheet rests: what the user has chosen, until it shows something else. Something new comes up at least to
 * half; with nothing but the answer to show it goes down, so that the map is seen.
 * @param content names what the sheet shows · @param isRest it shows the answer alone
 */
export const useSheetStop = (content: string, isRest: boolean): [SheetStop, (stop: SheetStop) => void] => {
  const [shown, setShown] = useState<{ readonly content: string; readonly stop: SheetStop }>({
    content,
    stop: isRest ? 'peek' : 'half',
  });
  let { stop } = shown;
  if (shown.content !== content) {
    stop = isRest ? 'peek' : stop === 'full' ? 'full' : 'half';
    setShown({ content, stop });
  }
  return [stop, (next) => setShown({ content, stop: next })];
};
