import { openReference } from '@lapor/kit/sealed-reference';
import { isUuid } from '@lapor/schema/uuid';
import type { AccountServices } from './account-services.js';

/** A reference to a reporter as reports keeps it: sealed for the vault, bound to the report's id. */
export interface SealedReporter {
  readonly reference: string;
  readonly reportId: string;
}

/** Whose pseudonym a report's sealed reference holds. Null on any doubt; nobody but the vault can open it. */
export function openSealedReference(
  { references }: Pick<AccountServices, 'references'>,
  { reference, reportId }: SealedReporter,
): string | null {
  const citizenId = openReference(references, reference, reportId);
  return citizenId !== null && isUuid(citizenId) ? citizenId : null;
}
