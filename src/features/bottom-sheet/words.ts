import type { Localised } from '../../domain/words.ts';
import type { SheetStop } from './sheet-stops.ts';

export const WORDS = {
  height: { zh: '面板高度', en: 'Height of the sheet' },
  raise: { zh: '升高面板', en: 'Raise the sheet' },
  lower: { zh: '降低面板', en: 'Lower the sheet' },
  panels: { zh: '面板', en: 'Panels' },
} as const satisfies Record<string, Localised>;

export const STOP_WORDS: Readonly<Record<SheetStop, Localised>> = {
  peek: { zh: '只露出要点', en: 'The answer only' },
  half: { zh: '半屏', en: 'Half the screen' },
  full: { zh: '全屏', en: 'Full height' },
};
