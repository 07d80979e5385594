import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import { toReportType } from './to-report-type.js';

/** Either key of the entity; the gateway sends the one it has. */
interface ReportReference {
  readonly id?: string;
  readonly trackingId?: string;
}

/** Reads a report by key for another subgraph. Unknown and invisible alike are null: any key may be asked for here. */
export async function resolveReportReference({ id, trackingId }: ReportReference, context: ReportsContext): Promise<ReportType | null> {
  const { loaders, subject } = context;
  const report = id === undefined ? await loaders.reportByTrackingId.load(trackingId ?? '') : await loaders.report.load(id);
  return report && toReportType(report, subject);
}
