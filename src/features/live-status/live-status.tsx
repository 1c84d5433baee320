import type { LiveState } from '../../domain/live-state.ts';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { formatClock } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import styles from './live-status.module.css';
import { every, lastChange, lastMessage, lastPoll, notUsed, since, wholeReads, WORDS } from './words.ts';

interface LiveStatusProps {
  readonly live: LiveState;
  readonly kinds: readonly HazardKind[];
}

const streamWords = ({ status, sinceMs, lastMessageMs }: LiveState): readonly Localised[] => {
  const last = (toWords: (clock: string) => Localised): Localised =>
    lastMessageMs === null ? WORDS.noneYet : toWords(formatClock(lastMessageMs));
  switch (status) {
    case 'open':
      return [WORDS.live, ...(sinceMs === null ? [] : [since(formatClock(sinceMs))]), last(lastChange)];
    case 'connecting':
      return [WORDS.connecting];
    case 'reconnecting':
      return [WORDS.reconnecting, last(lastMessage)];
    case 'ended':
      return [WORDS.ended, last(lastMessage)];
  }
};

const pollWords = ({ pollSeconds, lastMessageMs }: LiveState): readonly Localised[] => [
  WORDS.polling,
  every(pollSeconds),
  ...(lastMessageMs === null ? [] : [lastPoll(formatClock(lastMessageMs))]),
];

/** How changes come to the page, in words: live, cut off and trying again, or asked for. Nothing that stands still looks live. */
export const LiveStatus = ({ live, kinds }: LiveStatusProps) => {
  const text = useText();
  const words = live.kind === 'stream' ? streamWords(live) : pollWords(live);
  const [first, ...rest] = words.map(text);
  const names = live.wholeReads.map((id) => {
    const kind = kinds.find((each) => each.id === id);
    return kind === undefined ? id : text(kind.words.shortName);
  });
  const said = [
    ...(live.faultWords === null ? [] : [text(live.faultWords)]),
    ...(names.length === 0 ? [] : [text(wholeReads(names))]),
  ];
  return (
    <p
      className={styles['live']}
      data-live={live.kind}
      data-live-status={live.status}
      title={said.length === 0 ? undefined : said.join('\n')}
    >
      <strong>{first}</strong>
      {rest.map((part) => ` · ${part}`)}
      {live.rejected === 0 ? '' : ` · ${text(notUsed(live.rejected))}`}
    </p>
  );
};
