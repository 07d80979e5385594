import { normaliseEmail } from '../email/email.js';
import type { ReadPhone } from '../phone/phone.js';
import { USERNAME } from './username.js';

/** What somebody typed to say who they are: a user name, an e-mail address or a phone number in its normal form. */
export interface SignInName {
  readonly kind: 'USERNAME' | 'EMAIL' | 'PHONE' | 'UNREADABLE';
  readonly value: string;
}

/** Reads a sign-in name. What fits no kind is kept as typed: it is counted and refused like an unknown account. */
export function toSignInName(written: string, readPhone: ReadPhone): SignInName {
  const text = written.trim().toLowerCase();
  if (USERNAME.test(text)) return { kind: 'USERNAME', value: text };
  const email = normaliseEmail(text);
  if (email.ok) return { kind: 'EMAIL', value: email.value };
  const phone = readPhone(text);
  if (phone.ok) return { kind: 'PHONE', value: phone.value };
  return { kind: 'UNREADABLE', value: text };
}
