import { type Refusal, refuseInput } from '@lapor/schema/refusal';
import { isUuid } from '@lapor/schema/uuid';

/** Refused with INPUT_INVALID for what cannot be an officer's id. */
export function checkOfficerId(field: string, id: string): { readonly ok: true } | Refusal {
  return isUuid(id) ? { ok: true } : refuseInput([{ field, problem: "must be an account's id", masalah: 'harus berupa id akun petugas' }]);
}
