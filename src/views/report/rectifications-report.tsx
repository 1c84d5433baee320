import type { ReportProps } from './report-props.ts';

export const RectificationsReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
