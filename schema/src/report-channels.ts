/** The ways a report comes in (domain.md 1.8). The registry's quotas name them. */
export const REPORT_CHANNELS = ['WEB', 'MOBILE_APP', 'SMS', 'WHATSAPP', 'X', 'WALK_IN', 'API'] as const;
export type ReportChannel = (typeof REPORT_CHANNELS)[number];
