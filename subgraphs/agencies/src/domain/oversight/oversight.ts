import { type Agency, isRegional } from '../agency/agency.js';
import type { SystemRoleName } from '../agency/system-role.js';

/** What a body oversees (domain brief, section 1.1). National priorities are programmes, not agencies. */
export const OVERSIGHT_SCOPES = ['EVERY_AGENCY', 'REGIONAL_GOVERNMENTS', 'NATIONAL_PRIORITIES'] as const;
export type OversightScope = (typeof OVERSIGHT_SCOPES)[number];

/** That one body manages, supervises or oversees others, and by which law. */
export interface Oversight {
  /** The overseer's code and its role, joined by a colon: `L-ORI:EXTERNAL_OVERSEER`. */
  readonly id: string;
  readonly overseerCode: string;
  readonly role: SystemRoleName;
  readonly scope: OversightScope;
  readonly legalRef: string;
  /** `YYYY-MM-DD`; null when the registry was not told. */
  readonly validFrom: string | null;
  /** The first day on which it no longer holds; null while it does. */
  readonly validTo: string | null;
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
