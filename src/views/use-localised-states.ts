import { useMemo } from 'react';
import type { RegisterState } from '../domain/register-client.ts';
import type { Localised } from '../domain/words.ts';
import { useRegisterStates } from '../register/register-context.tsx';
import { useText } from '../ui/language.tsx';

/** The two sources that the board itself names; a file keeps the name its user gave it. */
const SOURCE_NAMES: Readonly<Record<string, Localised>> = {
  demo: { zh: '演示登记', en: 'Demo register' },
  service: { zh: '登记服务', en: 'Register service' },
};

/** States of the registers with the sources' names in the language on screen. */
export const useLocalisedStates = (): readonly RegisterState[] => {
  const states = useRegisterStates();
  const text = useText();
  return useMemo(
    () =>
      states.map((state) => {
        const name = SOURCE_NAMES[state.source];
        return name === undefined ? state : { ...state, sourceName: text(name) };
      }),
    [states, text],
  );
};
