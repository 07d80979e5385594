import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@lapor/kit/ids';
import type { Subject } from '@lapor/schema/identity';
import { isUuid } from '@lapor/schema/uuid';
import { deleteSecret, replaceSecret } from '../database/client-credential.store.js';
import { CLIENT_SECRET_RANDOM_BYTES, overlapEnd, toClientSecret } from '../domain/client/client-secret.js';
import type { AccountServices } from './account-services.js';
import { clientManager, onClientCredentials } from './on-client-credentials.js';
import { refuseField } from './refuse-field.js';

type Services = Pick<AccountServices, 'database' | 'now'>;

/** A fresh secret, shown this once: it is kept as a digest only. */
export interface IssuedSecret {
  readonly id: string;
  readonly clientId: string;
  readonly secret: string;
  /** Until when the former secret is accepted beside it. */
  readonly formerUntil: Date;
}

/**
 * Gives a client a new secret. The former one goes on for some hours, so that the system can change without a gap; what
 * was before that is gone.
 * @throws {RefusalError} what `onClientCredentials` throws; INPUT_INVALID for an overlap outside of 0 to 168 hours.
 */
export async function issueClientSecret(
  services: Services,
  subject: Subject,
  { clientId, overlapHours }: { readonly clientId: string; readonly overlapHours: number },
): Promise<IssuedSecret> {
  await clientManager(services, subject, clientId);
  const formerUntil = overlapEnd(overlapHours, services.now()) ?? refuseField('overlapHours', 'OUT_OF_RANGE');
  const id = newId();
  const secret = toClientSecret(randomBytes(CLIENT_SECRET_RANDOM_BYTES));
  const command = { clientId, change: 'SECRET_ISSUED', credential: id, endsTokens: false } as const;
  await onClientCredentials(services, subject, command, (manager, createdAt, issuedBy) =>
    replaceSecret(manager, { id, clientId, digest: digestOf(secret), createdAt, issuedBy }, formerUntil),
  );
  return { id, clientId, secret, formerUntil };
}

/**
 * Takes a secret back that is in other hands: it is refused from now on, and so is every token of the client that was
 * issued until now.
 * @throws {RefusalError} what `onClientCredentials` throws; INPUT_INVALID when the client has no such secret.
 */
export async function revokeClientSecret(services: Services, subject: Subject, clientId: string, id: string): Promise<void> {
  const command = { clientId, change: 'SECRET_REVOKED', credential: id, endsTokens: true } as const;
  await onClientCredentials(services, subject, command, async (manager) => {
    if (!isUuid(id) || !(await deleteSecret(manager, clientId, id))) refuseField('secretId', 'UNKNOWN');
  });
}

/** What a secret is kept under: it holds 256 random bits, so that a fast digest is as good as a slow one. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
