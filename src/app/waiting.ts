import { inLanguage } from '../domain/words.ts';
import styles from './boot.module.css';
import { BOOT_WORDS } from './boot-words.ts';
import { pageLanguage } from './page-language.ts';

const say = (text: string, role: 'status' | 'alert'): void => {
  const box = document.createElement('div');
  box.className = styles['boot'] ?? '';
  box.setAttribute('role', role);
  box.textContent = text;
  document.getElementById('root')?.replaceChildren(box);
};

/** Words on screen before React is there; its first render takes their place. */
export const showWaiting = (): void => say(inLanguage(BOOT_WORDS.loading, pageLanguage()), 'status');

/** The board's own code could not be had: nothing else can say so. */
export const showBroken = (reason: string): void =>
  say(`${inLanguage(BOOT_WORDS.failed, pageLanguage())}：${reason}`, 'alert');
