import type { Localised } from '../../domain/words.ts';

/** Apart from the dialog's words, which come with the dialog. */
export const WORDS = {
  open: { zh: '键盘与帮助', en: 'Keys and help' },
} as const satisfies Record<string, Localised>;
