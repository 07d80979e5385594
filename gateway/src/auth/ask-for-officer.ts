import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { operationHash, signIdentity } from '@lapor/kit/identity';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import {
  type ExternalIdentity,
  type LinkedOfficer,
  OFFICER_IDENTITY_PATH,
  officerIdentityOperation,
  readLinkedOfficer,
} from '@lapor/schema/officer-identity';

/** Asks citizens which officer an identity is linked to; null when to nobody. Rejects when it does not answer in time. */
export type AskForOfficer = (identity: ExternalIdentity) => Promise<LinkedOfficer | null>;

const VAULT = 'citizens';
/** It is one look into an index; who waits longer waits for a database that is away. */
const TIMEOUT_MS = 1_000;

/** Asks as the gateway itself: the question is signed whole, and stands in the body alone. */
export function createAskForOfficer(origin: string, key: IdentityKey): AskForOfficer {
  return async ({ issuer, subject }) => {
    const body = JSON.stringify({ issuer, subject });
    const claims = {
      aud: VAULT,
      op: operationHash(officerIdentityOperation(body)),
      sub: { kind: 'system', name: key.issuer },
    } as const;
    const response = await fetch(`${origin}${OFFICER_IDENTITY_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: signIdentity(key, claims, Date.now()) },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`citizens answered ${response.status}`);
    }
    return readLinkedOfficer(await response.json());
  };
}
