import type { MarkMeaning } from '../domain/map-answer.ts';

/** The ring that the map draws around what an analysis marks, alone, for keys and lists. Decoration: words say the same. */
export const MarkRing = ({ meaning, size = 20 }: { readonly meaning: MarkMeaning; readonly size?: number }) => (
  <svg width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="-10 -10 20 20" aria-hidden="true">
    {meaning === 'blind' ? <Hatched /> : null}
    {meaning === 'overdue' ? <circle r="7" fill="none" stroke="var(--text)" strokeWidth="3" /> : null}
    {meaning === 'due' ? (
      <circle r="7" fill="none" stroke="var(--text)" strokeWidth="1.8" strokeDasharray="4.2 3.1" />
    ) : null}
    {meaning === 'meets' ? <circle r="7" fill="none" stroke="var(--text2)" strokeWidth="1.4" /> : null}
    {meaning === 'overdue' ? <Flag /> : null}
    {meaning === 'meets' ? <path d="M0,0L9,-9" stroke="var(--text2)" strokeWidth="1.4" /> : null}
    <circle r="2" fill="var(--text2)" />
  </svg>
);

const Hatched = () => (
  <>
    <circle r="6.6" fill="none" stroke="var(--text)" strokeWidth="4.4" strokeDasharray="1.5 1.5" />
    <circle r="8.9" fill="none" stroke="var(--text)" />
    <circle r="4.4" fill="none" stroke="var(--text)" />
  </>
);

const Flag = () => (
  <>
    <circle cx="-6" cy="-6" r="4" fill="var(--text)" />
    <path d="M-6,-8.2V-5.4M-6,-4.6V-3.8" stroke="var(--halo)" strokeWidth="1.3" />
  </>
);
