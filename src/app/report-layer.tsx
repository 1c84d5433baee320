import { ReportView } from '../views/report/report-view.tsx';
import type { ViewLayerProps } from './view-layers.tsx';

export const ReportLayer = ({ actions }: ViewLayerProps) => <ReportView actions={actions} />;
