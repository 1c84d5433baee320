import type { ReportProps } from './report-props.ts';

export const DisagreementsReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
