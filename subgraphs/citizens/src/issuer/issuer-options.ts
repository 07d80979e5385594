import type { Logger } from '@lapor/kit/log';
import type { AccountServices } from '../actions/account-services.js';
import type { FrontEnd } from './front-ends.js';

/** What the issuer is made of. */
export interface IssuerOptions {
  readonly services: AccountServices;
  readonly frontEnds: readonly FrontEnd[];
  /** Signs the cookies of browsers; former keys are accepted behind the first. */
  readonly cookieKeys: readonly string[];
  /** How long somebody stays signed in at a front end, whatever they do, in seconds. */
  readonly sessionLifetimeSeconds: number;
  readonly log: Logger;
}

/** The protected resource (RFC 8707) that all tokens are for: the graph. */
export const GRAPH_RESOURCE = 'urn:lapor:graph';
/** Where the issuer serves, below the origin that is its name. */
export const ISSUER_PATH = '/oidc';

/** Where somebody signs in who was sent here by a front end. */
export function interactionPath(uid: string): string {
  return `${ISSUER_PATH}/interaction/${uid}`;
}
