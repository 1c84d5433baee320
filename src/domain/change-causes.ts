/**
 * What a change is put down to. `connected` is the board's own beside the seven that the order names: a connection that
 * was completed or came back is none of them. `unknown`: the record gives no cause, or one that no mapping knows.
 */
export const CHANGE_CAUSES = [
  'measured',
  'reassessed',
  'rule-changed',
  'connected',
  'data-lost',
  're-registered',
  'moved',
  'closed',
  'unknown',
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];
