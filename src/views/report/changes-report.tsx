import type { ReportProps } from './report-props.ts';

export const ChangesReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
