import type { SystemRole } from '../../domain/agency/system-role.js';

/** Who runs, supervises and oversees the system (domain brief, section 1.1). */
export const SYSTEM_ROLE_HOLDERS: Readonly<Record<string, readonly SystemRole[]>> = {
  'K-PANRB': [{ role: 'MANAGER', legalRef: 'Perpres 76/2013 pasal 18; PermenPANRB 5/2025' }],
  'K-DAGRI': [{ role: 'LOCAL_GOVERNMENT_SUPERVISOR', legalRef: 'Perpres 76/2013 pasal 19; Permendagri 8/2023' }],
  'L-KSP': [{ role: 'NATIONAL_PRIORITY_SUPERVISOR', legalRef: 'Perpres 83/2019' }],
  'L-ORI': [{ role: 'EXTERNAL_OVERSEER', legalRef: 'UU 37/2008; UU 25/2009 pasal 46' }],
};
