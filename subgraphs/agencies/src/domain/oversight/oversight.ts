import type { OversightScope, SystemRoleName } from '@lapor/schema/oversight';
import { type Agency, isRegional } from '../agency/agency.js';
import type { Span } from '../validity/validity.js';

/** That one body manages, supervises or oversees others, and by which law. */
export interface Oversight extends Span {
  /**
   * The overseer's code and its role, joined by a colon, and the first day where it is known: `L-ORI:EXTERNAL_OVERSEER`,
   * `L-ORI:EXTERNAL_OVERSEER@2027-01-01`.
   */
  readonly id: string;
  readonly overseerCode: string;
  readonly role: SystemRoleName;
  readonly scope: OversightScope;
  readonly legalRef: string;
}

/** The id of an oversight. */
export function oversightId({ overseerCode, role, validFrom }: Pick<Oversight, 'overseerCode' | 'role' | 'validFrom'>): string {
  return `${overseerCode}:${role}${validFrom === null ? '' : `@${validFrom}`}`;
}

/** Whether an oversight holds on a day, `YYYY-MM-DD`. */
export function isInForce({ validFrom, validTo }: Oversight, today: string): boolean {
  return (validFrom === null || validFrom <= today) && (validTo === null || today < validTo);
}

/** The oversight that an agency stands under; a body does not oversee itself. */
export function oversightOver(agency: Pick<Agency, 'code' | 'type'>, oversight: readonly Oversight[]): readonly Oversight[] {
  const covered: Readonly<Record<OversightScope, boolean>> = {
    EVERY_AGENCY: true,
    REGIONAL_GOVERNMENTS: isRegional(agency),
    NATIONAL_PRIORITIES: false,
  };
  return oversight.filter(({ overseerCode, scope }) => overseerCode !== agency.code && covered[scope]);
}
