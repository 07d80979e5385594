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
  const limitOf = async (authorization: string | undefined): Promise<number> => {
    try {
      const { subject } = await authenticate(authorization);
      return subject.kind === 'officer' ? officers : everybody;
    } catch {
      // A token that is not accepted is refused for that when the request is answered; here it only gives no right.
      return everybody;
    }
  };
  return ({ headers }: IncomingMessage): number | Promise<number> =>
    Number(headers['content-length']) > everybody ? limitOf(headers.authorization) : everybody;
}
