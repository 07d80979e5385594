import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IssuerKey, type LocalIssuer, newIssuerKey, startLocalIssuer } from '@lapor/gateway/auth/local-issuer.fixture';
import { createGraphClient, type GraphClient } from './graph-client.js';
import { startTestSystem, type TestSystem } from './system.js';

/** A system that trusts an agency's own sign-in, which is a real issuer behind a real socket. */
export interface SystemWithSso {
  readonly system: TestSystem;
  readonly issuer: LocalIssuer;
  readonly key: IssuerKey;
  /** Somebody with a token of that sign-in; every token is another one. */
  signedInAs(subject: string, claims?: Readonly<Record<string, unknown>>): GraphClient;
  stop(): Promise<void>;
}

/** How often the gateway asks anew: short, so that a test need not wait for half a minute. */
export const REFRESH_MS = 1_000;

export async function startSystemWithSso(): Promise<SystemWithSso> {
  const issuer = await startLocalIssuer('nobody');
  const key = newIssuerKey('RS256', 'pegawai-1');
  issuer.publish(key);
  const file = join(tmpdir(), `lapor-sso-${randomUUID()}.json`);
  await writeFile(file, JSON.stringify({ issuers: [trusting(issuer)] }));
  const system = await startTestSystem({
    overrides: {
      gateway: { SSO_ISSUERS_FILE: file, ISSUER_KEYS_REFRESH_MS: String(REFRESH_MS), SSO_OFFICERS_REFRESH_MS: String(REFRESH_MS) },
    },
  });
  return {
    system,
    issuer,
    key,
    signedInAs: (sub, claims = {}) =>
      createGraphClient(system.gatewayUrl, issuer.token(key, { claims: { sub, jti: randomUUID(), ...claims } })),
    async stop() {
      await system.stop();
      await issuer.goAway();
      await rm(file);
    },
  };
}

/** How an operator writes that a sign-in is trusted. */
export function trusting({ issuer, jwksUri }: Pick<LocalIssuer, 'issuer' | 'jwksUri'>): Record<string, unknown> {
  return { issuer, jwksUri, audiences: ['lapor'], algorithms: ['RS256'], tokenTypes: ['at+jwt'], maxAgeSeconds: 600 };
}

const LINK = 'mutation ($input: LinkOfficerIdentityInput!) { linked: linkOfficerIdentity(input: $input) { id issuer } }';
const UNLINK = 'mutation ($input: UnlinkOfficerIdentityInput!) { unlinked: unlinkOfficerIdentity(input: $input) }';

/** Links as an administrator; never throws because of what the answer says. */
export function askToLink(admin: GraphClient, input: { officerId: string; issuer: string; subject: string }) {
  return admin.ask<{ linked: { id: string; issuer: string } }>(LINK, { input });
}

export function askToUnlink(admin: GraphClient, input: { officerId: string; identityId: string }) {
  return admin.ask<{ unlinked: boolean }>(UNLINK, { input });
}

/** Links as somebody who may; gives the link's id. */
export async function link(admin: GraphClient, { issuer }: LocalIssuer, officerId: string, subject: string): Promise<string> {
  const { data, text } = await askToLink(admin, { officerId, issuer, subject });
  if (!data) throw new Error(text);
  return data.linked.id;
}
