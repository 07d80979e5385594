/** Who manages, supervises and oversees whom (domain.md 1.1): what the registry says of it, and what follows from it elsewhere. */

/** What a body does for the system as a whole, beside answering its own reports. */
export const SYSTEM_ROLES = ['MANAGER', 'LOCAL_GOVERNMENT_SUPERVISOR', 'NATIONAL_PRIORITY_SUPERVISOR', 'EXTERNAL_OVERSEER'] as const;
export type SystemRoleName = (typeof SYSTEM_ROLES)[number];

/** What a body oversees. National priorities are programmes, not agencies. */
export const OVERSIGHT_SCOPES = ['EVERY_AGENCY', 'REGIONAL_GOVERNMENTS', 'NATIONAL_PRIORITIES'] as const;
export type OversightScope = (typeof OVERSIGHT_SCOPES)[number];
