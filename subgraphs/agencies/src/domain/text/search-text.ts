import { type Refusal, refuseInput } from '@lapor/schema/refusal';

const MAX_LENGTH = 100;

/** Whether a text can be searched for. Refused with INPUT_INVALID when it is too long or holds control characters. */
export function checkSearchText(text: string): { readonly ok: true } | Refusal {
  if (text.length <= MAX_LENGTH && !/\p{Cc}/u.test(text)) return { ok: true };
  return refuseInput([
    {
      field: 'search',
      problem: `at most ${MAX_LENGTH} characters, no control characters`,
      masalah: `paling banyak ${MAX_LENGTH} karakter, tanpa karakter kendali`,
    },
  ]);
}
