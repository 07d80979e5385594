import { createHmac, randomBytes } from 'node:crypto';
import type { Principal } from '../auth/principal.js';

/**
 * Names a caller's view: whoever has the same digest is the same caller with the same rights, by the same token's end. It
 * is made with a key of this process, so that it tells nobody who that is.
 */
export type ViewerDigest = (principal: Principal) => string;

export function createViewerDigest(): ViewerDigest {
  const key = randomBytes(32);
  return ({ subject, sessionExp }) =>
    createHmac('sha256', key)
      .update(JSON.stringify([subject, sessionExp ?? null]))
      .digest('base64url');
}
