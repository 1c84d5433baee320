/** Line icons in a box of 16, drawn with the text's colour; each stands beside or inside something that has a name. */
const ICON_PATHS = {
  close: 'M4 4L12 12M12 4L4 12',
  'chevron-down': 'M4.5 6.5L8 10L11.5 6.5',
  'chevron-right': 'M6.5 4.5L10 8L6.5 11.5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M10.5 10.5L14 14',
  map: 'M2 3.5h12v9H2ZM2 10.5l3.5-3.5 3 3 2-2 3.5 3',
  list: 'M3 4h10M3 8h10M3 12h10',
  warning: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11M8 6a2 2 0 1 1 0 4a2 2 0 1 1 0-4',
  compare: 'M4 13V8M8 13V3M12 13V6',
  data: 'M3 3.5h10v9H3ZM3 6.5h10M3 9.5h10M6.5 6.5v6',
  panel: 'M2.5 3h11v10h-11ZM9.5 3v10',
  lock: 'M4 7.5h8v6H4ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  check: 'M3.5 8.5L6.5 11.5L12.5 4.5',
} as const;

export type IconName = keyof typeof ICON_PATHS;

export const Icon = ({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    width={`${size / 16}em`}
    height={`${size / 16}em`}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    aria-hidden="true"
  >
    <path d={ICON_PATHS[name]} />
  </svg>
);
