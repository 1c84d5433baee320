import type { ReportProps } from './report-props.ts';

export const ForecastReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
