import type { Oversight } from './oversight.js';

/** Who oversees whom as delivered (domain.md 1.1), for tests. */
export const OVERSIGHTS: readonly Oversight[] = [
  { overseerCode: 'K-PANRB', role: 'MANAGER', scope: 'EVERY_AGENCY' },
  { overseerCode: 'K-DAGRI', role: 'LOCAL_GOVERNMENT_SUPERVISOR', scope: 'REGIONAL_GOVERNMENTS' },
  { overseerCode: 'L-KSP', role: 'NATIONAL_PRIORITY_SUPERVISOR', scope: 'NATIONAL_PRIORITIES' },
  { overseerCode: 'L-ORI', role: 'EXTERNAL_OVERSEER', scope: 'EVERY_AGENCY' },
];
