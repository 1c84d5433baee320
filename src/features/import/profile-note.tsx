import { formatChinaDate } from '../../domain/clock.ts';
import { useText } from '../../ui/language.tsx';
import { MAPPING_WORDS, PROFILE_SAME, profileAdded, profileMissing, profileUsed } from './mapping-words.ts';
import type { UsedProfile } from './workbench-state.ts';
import importStyles from './import.module.css';
import styles from './mapping.module.css';

interface ProfileNoteProps {
  readonly used: UsedProfile;
  readonly isBusy: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

/** Headers named before the rest becomes a number. */
const NAMED = 6;

const listOf = (headers: readonly string[]): string => {
  const short = headers.slice(0, NAMED).map((header) => (header.length > 40 ? `${header.slice(0, 40)}…` : header));
  return `${short.join('、')}${headers.length > NAMED ? ' …' : ''}`;
};

/** That a saved mapping was used, what of it does not fit this file, and the way back to the page's guesses. */
export const ProfileNote = ({ used, isBusy, onToggle }: ProfileNoteProps) => {
  const text = useText();
  const { profile, missing, added, isOn } = used;
  const isSame = missing.length === 0 && added.length === 0;
  return (
    <div className={styles['profile']} role="status" data-profile={isOn ? 'applied' : 'undone'}>
      {isOn ? (
        <ul>
          <li>
            <strong>{text(profileUsed(formatChinaDate(profile.savedAt)))}</strong>
            {isSame ? ` · ${text(PROFILE_SAME)}` : ''}
          </li>
          {missing.length === 0 ? null : <li>{text(profileMissing(listOf(missing), missing.length))}</li>}
          {added.length === 0 ? null : <li>{text(profileAdded(listOf(added), added.length))}</li>}
        </ul>
      ) : (
        <p>{text(MAPPING_WORDS.profileOff)}</p>
      )}
      <button type="button" className={importStyles['quiet']} disabled={isBusy} onClick={() => onToggle(!isOn)}>
        {text(isOn ? MAPPING_WORDS.undoProfile : MAPPING_WORDS.redoProfile)}
      </button>
    </div>
  );
};
