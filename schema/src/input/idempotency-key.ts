import { type Refusal, refuseInput } from '../refusal.js';

/** Validates a caller's key: 8 to 100 printable ASCII characters. Refuses with INPUT_INVALID. */
export function checkIdempotencyKey(key: string): { readonly ok: true } | Refusal {
  if (/^[\u0020-\u007e]{8,100}$/.test(key)) return { ok: true };
  const problem = 'must be 8 to 100 printable ASCII characters';
  return refuseInput([{ field: 'idempotencyKey', problem, masalah: 'harus 8 sampai 100 karakter ASCII' }]);
}
