import type { IncomingMessage } from 'node:http';
import type { Authenticate } from '../auth/authenticate.js';

/** How many bytes a request's body may have. */
export interface BodyLimits {
  readonly everybody: number;
  /** Officers import tables. Their token is verified before the body is read. */
  readonly officers: number;
}

/** Says how large a request's body may be; only one that says that it is larger than everybody's has its token looked at. */
export function bodyLimit(authenticate: Authenticate, { everybody, officers }: BodyLimits) {
  return async ({ headers }: IncomingMessage): Promise<number> => {
    if (!(Number(headers['content-length']) > everybody)) return everybody;
    // A token that is not accepted is refused for that when the request is answered; here it only gives no right.
    const principal = await authenticate(headers.authorization).catch(() => null);
    return principal?.subject.kind === 'officer' ? officers : everybody;
  };
}
