import { administratorOffice, isNationalAdmin } from '@lapor/schema/administrator';
import type { Subject } from '@lapor/schema/identity';

/** What the names in `@policy` mean. A subgraph may ask for any of them, alone or together. */
const POLICIES: ReadonlyMap<string, (subject: Subject) => boolean> = new Map([
  ['citizen', ({ kind }) => kind === 'citizen'],
  ['officer', ({ kind }) => kind === 'officer'],
  ['apiClient', ({ kind }) => kind === 'apiClient'],
  ['administrator', (subject) => administratorOffice(subject) !== undefined],
  ['nationalAdministrator', (subject) => subject.kind === 'officer' && subject.memberships.some(isNationalAdmin)],
]);

/** Whether a policy holds for somebody; one that is not in the table holds for nobody. */
export function policyHolds(name: string, subject: Subject): boolean {
  return POLICIES.get(name)?.(subject) === true;
}
