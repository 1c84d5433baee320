import type { ReportProps } from './report-props.ts';

export const IndicatorsReport = ({ counts }: ReportProps) => <p>{counts.scope.region.name}</p>;
