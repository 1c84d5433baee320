import type { ReportProps } from './report-props.ts';

export const BatchReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
