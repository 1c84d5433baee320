/** The loop of an item, in its order, as it stands on the wire (DOMAIN.md §6); reopening is a flag beside the state. */
export const RECTIFICATION_STATES = ['发现', '登记', '交办', '整改', '复核', '销号'] as const;
export type RectificationState = (typeof RECTIFICATION_STATES)[number];

/** Open items past their due day · due within seven days · items reopened in the last 30 days. */
export const ITEM_FOCUSES = ['all', 'overdue', 'due', 'reopened'] as const;
export type ItemFocus = (typeof ITEM_FOCUSES)[number];
