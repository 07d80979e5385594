import type { AccessPolicy } from '@lapor/schema/access-policies';
import { administratorOffice, isNationalAdmin } from '@lapor/schema/administrator';
import type { Subject } from '@lapor/schema/identity';

/** What the names in `@policy` mean. */
const POLICIES: Readonly<Record<AccessPolicy, (subject: Subject) => boolean>> = {
  citizen: ({ kind }) => kind === 'citizen',
  officer: ({ kind }) => kind === 'officer',
  apiClient: ({ kind }) => kind === 'apiClient',
  administrator: (subject) => administratorOffice(subject) !== undefined,
  nationalAdministrator: (subject) => subject.kind === 'officer' && subject.memberships.some(isNationalAdmin),
};
const BY_NAME = new Map(Object.entries(POLICIES));

/** Whether a policy holds for somebody; one that is not in the table holds for nobody. */
export function policyHolds(name: string, subject: Subject): boolean {
  return BY_NAME.get(name)?.(subject) === true;
}
