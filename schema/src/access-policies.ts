/**
 * The names that a subgraph may write into `@policy`, for whoever asks. What they mean is decided by the gateway; it
 * refuses every other name to everybody.
 */
export const ACCESS_POLICIES = ['citizen', 'officer', 'apiClient', 'administrator', 'nationalAdministrator'] as const;
export type AccessPolicy = (typeof ACCESS_POLICIES)[number];

/** Whoever acts as a person, and not as a system. */
export const PERSONS = ['citizen', 'officer'] as const satisfies readonly AccessPolicy[];
