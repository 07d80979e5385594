import type { OversightScope, SystemRoleName } from '@lapor/schema/oversight';
import { type Oversight, oversightId } from '../../domain/oversight/oversight.js';

/** Who runs, supervises and oversees the system, and by which law (domain brief, section 1.1). */
const ROWS: readonly (readonly [overseer: string, SystemRoleName, OversightScope, legalRef: string])[] = [
  ['K-PANRB', 'MANAGER', 'EVERY_AGENCY', 'Perpres 76/2013 pasal 18; PermenPANRB 5/2025'],
  ['K-DAGRI', 'LOCAL_GOVERNMENT_SUPERVISOR', 'REGIONAL_GOVERNMENTS', 'Perpres 76/2013 pasal 19; Permendagri 8/2023'],
  ['L-KSP', 'NATIONAL_PRIORITY_SUPERVISOR', 'NATIONAL_PRIORITIES', 'Perpres 83/2019'],
  ['L-ORI', 'EXTERNAL_OVERSEER', 'EVERY_AGENCY', 'UU 37/2008; UU 25/2009 pasal 46'],
];

export const SEED_OVERSIGHT: readonly Oversight[] = ROWS.map(([overseerCode, role, scope, legalRef]) => ({
  id: oversightId({ overseerCode, role, validFrom: null }),
  overseerCode,
  role,
  scope,
  legalRef,
  validFrom: null,
  validTo: null,
}));
