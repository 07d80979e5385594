import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { RefusalError } from '@lapor/kit/refusal';
import { ANONYMOUS } from '@lapor/schema/identity';
import type { Authenticate } from '../auth/authenticate.js';
import { bodyLimit } from './body-limit.js';

const authenticate: Authenticate = async (authorization) => {
  if (authorization === 'officer') return { subject: { kind: 'officer', id: 'o', memberships: [] }, sessionExp: undefined };
  if (authorization === 'citizen') return { subject: { kind: 'citizen', id: 'c' }, sessionExp: undefined };
  if (authorization === undefined) return { subject: ANONYMOUS, sessionExp: undefined };
  throw new RefusalError('TOKEN_INVALID');
};
const limitOf = bodyLimit(authenticate, { everybody: 10, officers: 100 });

describe('a body may be as large', () => {
  it.each([
    ['an officer’s large one', { authorization: 'officer', 'content-length': '50' }, 100],
    ['an officer’s small one', { authorization: 'officer', 'content-length': '5' }, 10],
    ['an officer’s that does not say how large it is', { authorization: 'officer' }, 10],
    ['a citizen’s', { authorization: 'citizen', 'content-length': '50' }, 10],
    ['anybody’s', { 'content-length': '50' }, 10],
    ['one with a forged token', { authorization: 'forged', 'content-length': '50' }, 10],
    ['one that is no number long', { authorization: 'officer', 'content-length': 'x' }, 10],
  ])('as its sender may: %s', async (_what, headers, limit) => {
    expect(await limitOf({ headers } as unknown as IncomingMessage)).toBe(limit);
  });
});
