import type { ReportProps } from './report-props.ts';

export const HandoverReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
