/** What an agency does for the system as a whole, beside answering its own reports (domain brief, section 1.1). */
export const SYSTEM_ROLES = ['MANAGER', 'LOCAL_GOVERNMENT_SUPERVISOR', 'NATIONAL_PRIORITY_SUPERVISOR', 'EXTERNAL_OVERSEER'] as const;
export type SystemRoleName = (typeof SYSTEM_ROLES)[number];
