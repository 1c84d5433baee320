import { useMemo } from 'react';
import type { RegisterState } from '../domain/register-client.ts';
import type { Localised } from '../domain/words.ts';
import { useRegisterStates } from '../register/register-context.tsx';
import { useText } from '../ui/language.tsx';

/** The two sources that the board itself names; a file keeps the name its user gave it. */
export const SOURCE_NAMES = {
  demo: { zh: '演示登记', en: 'Demo register' },
  service: { zh: '登记服务', en: 'Register service' },
} as const satisfies Record<string, Localised>;

const nameOf = (source: string): Localised | undefined => (SOURCE_NAMES as Readonly<Record<string, Localised>>)[source];

/** States of the registers with the sources' names in the language on screen. */
export const useLocalisedStates = (): readonly RegisterState[] => {
  const states = useRegisterStates();
  const text = useText();
  return useMemo(
    () =>
      states.map((state) => {
        const name = nameOf(state.source);
        return name === undefined ? state : { ...state, sourceName: text(name) };
      }),
    [states, text],
  );
};
