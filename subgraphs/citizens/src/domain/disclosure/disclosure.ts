import type { Subject } from '@lapor/schema/identity';

/** What the vault can tell about a citizen to somebody who holds the pseudonym. Contact data is not in this list. */
export const CITIZEN_FIELDS = ['displayName'] as const;
export type CitizenField = (typeof CITIZEN_FIELDS)[number];

export const VIEWERS = ['self', 'citizen', 'officer', 'apiClient', 'anonymous', 'system'] as const;
export type Viewer = (typeof VIEWERS)[number];

/**
 * Who may read what of a citizen. The name follows the pseudonym (domain.md 4.2): whether a viewer gets the pseudonym
 * of a report's author at all is decided by the reports subgraph, which hands out none for an anonymous report.
 */
export const CITIZEN_DISCLOSURE: Readonly<Record<Viewer, readonly CitizenField[]>> = {
  self: ['displayName'],
  citizen: ['displayName'],
  officer: ['displayName'],
  apiClient: ['displayName'],
  anonymous: ['displayName'],
  system: [],
};

/** Whether the subject may read a field of the citizen with this id. */
export function discloses(subject: Subject, citizenId: string, field: CitizenField): boolean {
  return CITIZEN_DISCLOSURE[toViewer(subject, citizenId)].includes(field);
}

function toViewer(subject: Subject, citizenId: string): Viewer {
  return subject.kind === 'citizen' && subject.id === citizenId ? 'self' : subject.kind;
}
