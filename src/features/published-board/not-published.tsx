import { MISSING } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { WORDS } from './words.ts';

/** Nothing was said of it, which is neither 0 nor no. */
export const NotPublished = () => {
  const text = useText();
  return (
    <>
      <span aria-hidden="true">{MISSING}</span>
      <span className="visually-hidden">{text(WORDS.notPublished)}</span>
    </>
  );
};
