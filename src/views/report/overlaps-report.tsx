import type { ReportProps } from './report-props.ts';

export const OverlapsReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
