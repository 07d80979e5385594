import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { OversightScope, SystemRoleName } from '@lapor/schema/oversight';
import type { Desk } from '../report/desk.js';

/** That a body oversees others today, as the registry says. */
export interface Oversight {
  readonly overseerCode: string;
  readonly role: SystemRoleName;
  readonly scope: OversightScope;
}

/** What an oversight is over: where a report has been, and whether its category is a national priority. */
export interface Overseen {
  readonly desks: readonly Desk[];
  readonly nationalPriority: boolean;
}

/** Regional governments have codes of this form (registry: agency codes). */
const REGIONAL = /^D-/;

/**
 * What a body oversees beyond its own tree. The manager of the system sees reports from the national desk alone, whatever
 * it manages.
 */
export function scopesOf(agencyCode: string, oversights: readonly Oversight[]): readonly OversightScope[] {
  return oversights.filter(({ overseerCode, role }) => overseerCode === agencyCode && role !== 'MANAGER').map(({ scope }) => scope);
}

/** Whether a scope holds a report. */
export function isWithin(scope: OversightScope, { desks, nationalPriority }: Overseen): boolean {
  switch (scope) {
    case 'EVERY_AGENCY':
      return true;
    case 'NATIONAL_PRIORITIES':
      return nationalPriority;
    case 'REGIONAL_GOVERNMENTS':
      return desks.some((desk) => desk.code !== NATIONAL_DESK && REGIONAL.test(desk.path[0] ?? desk.code));
  }
}

/** The bodies that oversee a report from outside of government (the Ombudsman, UU 37/2008 art. 6). */
export function externalOverseers(oversights: readonly Oversight[], report: Overseen): readonly string[] {
  return oversights
    .filter(({ role, scope }) => role === 'EXTERNAL_OVERSEER' && isWithin(scope, report))
    .map(({ overseerCode }) => overseerCode);
}
