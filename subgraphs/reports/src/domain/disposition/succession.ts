import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Desk } from '../report/desk.js';
import type { Report } from '../report/report.js';

/** Where an open report goes whose desk no longer exists, and how it stands there. */
export interface Succession {
  readonly desk: Desk;
  /** `inherit` leaves its state as it is; `recall` has it verified and given away anew. */
  readonly command: 'inherit' | 'recall';
  readonly changes: Partial<Report>;
}

/**
 * Decides who takes over a report (docs/adr/0021). An heir goes on with it as it stands: its state, its lead and its
 * clocks are the same as before. Without one the national desk has to give it to somebody, so what an agency worked on
 * is received anew; what waits for the reporter goes on waiting. Null when the report is where it belongs.
 */
export function decideSuccession({ state, deskCode }: Pick<Report, 'state' | 'deskCode'>, desk: Desk): Succession | null {
  if (desk.code !== NATIONAL_DESK) return { desk, command: 'inherit', changes: {} };
  if (state === 'ASSIGNED' || state === 'IN_PROGRESS') return { desk, command: 'recall', changes: { leadAgencyCode: null } };
  if (deskCode === desk.code) return null;
  return { desk, command: 'inherit', changes: state === 'POSTPONED' ? { postponedFrom: 'RECEIVED' } : {} };
}
