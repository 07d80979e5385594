/** The classes of report (domain.md 1.3). The registry's limits name them. */
export const REPORT_CLASSES = ['COMPLAINT', 'ASPIRATION', 'INFORMATION_REQUEST', 'WHISTLEBLOWING', 'PROCUREMENT'] as const;
export type ReportClass = (typeof REPORT_CLASSES)[number];
