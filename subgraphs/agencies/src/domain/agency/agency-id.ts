import { isUuid, uuidOfName } from '@lapor/schema/uuid';

/** The name space of agency ids; any fixed UUID would do, but it may never change. */
const NAMESPACE = '6b1f0c5e-8a74-4c0e-9d32-17081a9045d7';

/** An agency's id, made from its code alone: the same in every installation. */
export function agencyId(code: string): string {
  return uuidOfName(NAMESPACE, code);
}

/** Whether a text can be an agency's id at all, in the form in which ids are given out. */
export function isAgencyId(text: string): boolean {
  return isUuid(text);
}
