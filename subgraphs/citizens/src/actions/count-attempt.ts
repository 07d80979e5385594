import { assertAllowed } from '@lapor/kit/refusal';
import { lockThrottle, saveThrottle, sweepThrottles } from '../database/throttle.store.js';
import { admitAttempt } from '../domain/throttle/throttle.js';
import type { AccountServices } from './account-services.js';

/**
 * Counts an attempt to show a password, and commits that before the password is looked at.
 * @param digest of what the attempts are counted under; `forgetThrottle` wipes it out after a success.
 * @throws {RefusalError} SIGN_IN_DELAYED while a delay lasts.
 */
export async function countAttempt({ database, now }: Pick<AccountServices, 'database' | 'now'>, digest: Buffer): Promise<void> {
  await database.transaction(async (manager) => {
    const at = now();
    const admitted = admitAttempt(await lockThrottle(manager, digest, at), at);
    assertAllowed(admitted);
    await saveThrottle(manager, digest, admitted.after);
    await sweepThrottles(manager, at);
  });
}
