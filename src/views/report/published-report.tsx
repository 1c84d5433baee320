import type { ReportProps } from './report-props.ts';

export const PublishedReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
