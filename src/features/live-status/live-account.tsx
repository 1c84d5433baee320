import type { LiveState } from '../../domain/live-state.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { LiveStatus } from './live-status.tsx';
import styles from './live-status.module.css';
import { wholeReads, WORDS } from './words.ts';

const COUNTS = ['received', 'applied', 'passedOver', 'rejected', 'batches', 'gaps'] as const;

interface LiveAccountProps {
  /** `null`: nothing changes while the board runs. */
  readonly live: LiveState | null;
  readonly kinds: readonly HazardKind[];
}

/** What became of every change that came, and the last ones that could not be used, by name. */
export const LiveAccount = ({ live, kinds }: LiveAccountProps) => {
  const text = useText();
  if (live === null) return null;
  const names = live.wholeReads.map((id) => {
    const kind = kinds.find((each) => each.id === id);
    return kind === undefined ? id : text(kind.words.name);
  });
  return (
    <section className={styles['account']} aria-label={text(WORDS.title)} data-live-account="">
      <h2>{text(WORDS.title)}</h2>
      <LiveStatus live={live} kinds={kinds} />
      {live.faultWords === null ? null : <p className={styles['small']}>{text(live.faultWords)}</p>}
      {names.length === 0 ? null : <p className={styles['small']}>{text(wholeReads(names))}</p>}
      <dl className={styles['counts']}>
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{text(WORDS[name])}</dt>
            <dd data-live-count={name}>{formatCount(live[name])}</dd>
          </div>
        ))}
      </dl>
      {live.rejects.length === 0 ? null : (
        <table className={styles['rejects']}>
          <caption className={styles['small']}>{text(WORDS.rejects)}</caption>
          <thead>
            <tr>
              {[WORDS.event, WORDS.collection, WORDS.reason].map((words) => (
                <th key={words.zh} scope="col">
                  {text(words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {live.rejects.map(({ id, collection, words }, index) => (
              <tr key={`${live.rejected - index}`} data-rejected-change="">
                <td>{id}</td>
                <td>{collection === '' ? '—' : collection}</td>
                <td>{text(words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
