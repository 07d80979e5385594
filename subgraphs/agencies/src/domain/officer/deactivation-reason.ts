/** Why an officer is deactivated. A code and not a text: the history of the registry holds no word about a person. */
export const DEACTIVATION_REASONS = ['MOVED', 'LEFT_SERVICE', 'MISUSE', 'ACCOUNT_AT_RISK', 'ADMINISTRATIVE'] as const;
export type DeactivationReason = (typeof DEACTIVATION_REASONS)[number];
