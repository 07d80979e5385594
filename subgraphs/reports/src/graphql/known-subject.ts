import { openSecret, type ReporterKey } from '@lapor/kit/reporter-secret';
import type { Subject } from '@lapor/schema/identity';
import type { KnownSubject } from '../domain/reporter/reporter.js';

/** Opens what the vault has sealed of a citizen for this subgraph. What does not open is as good as not there. */
export function toKnownSubject(key: ReporterKey, subject: Subject): KnownSubject {
  if (subject.kind !== 'citizen' || subject.sealedSecret === undefined) return subject;
  const { kind, id, sealedSecret } = subject;
  const secret = openSecret(key, id, sealedSecret);
  return secret ? { kind, id, secret } : { kind, id };
}
