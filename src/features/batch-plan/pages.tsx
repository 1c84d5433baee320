import { formatCount } from '../../ui/format.ts';
import { Pager } from '../../ui/pager.tsx';

interface PagesProps {
  readonly offset: number;
  readonly size: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}

/** Which of a list's rows are shown; nothing to turn where one page holds all. The total stands above as a figure. */
export const Pages = ({ offset, size, total, onOffset }: PagesProps) =>
  total <= size ? null : (
    <Pager offset={offset} pageSize={size} total={total} totalFigure={formatCount(total)} onOffset={onOffset} />
  );
