import { randomUUID } from 'node:crypto';
import { createAuthenticate } from '@lapor/gateway/auth/authenticate';
import { createSignIdentity } from '@lapor/gateway/auth/forward';
import { createKeySet } from '@lapor/gateway/auth/key-set';
import { createKnownClients } from '@lapor/gateway/auth/known-clients';
import { createKnownLinks } from '@lapor/gateway/auth/known-links';
import { createKnownOfficers } from '@lapor/gateway/auth/known-officers';
import { allRights } from '@lapor/gateway/auth/known-rights';
import { createKnownSessions } from '@lapor/gateway/auth/known-sessions';
import { createLinkedOfficers } from '@lapor/gateway/auth/linked-officers';
import { type LocalIssuer, newIssuerKey, startLocalIssuer } from '@lapor/gateway/auth/local-issuer.fixture';
import type { Principal } from '@lapor/gateway/auth/principal';
import { ownIssuer, type TrustedIssuer } from '@lapor/gateway/auth/trusted-issuer';
import { createRequestContext, type RequestContext } from '@lapor/gateway/context';
import { Ending } from '@lapor/gateway/execution/ending';
import { createClientQuotas } from '@lapor/gateway/limits/client-quota';
import { createLog } from '@lapor/kit/log';
import type { OfficerEntry } from '@lapor/schema/officer';

/** The parts of the gateway that a request meets between its `Authorization` value and its context, as the gateway wires them. */
export interface GatewayParts {
  /** A fresh gateway: it knows its issuers' keys and no token. */
  fresh(): Promise<(authorization: string | undefined) => Promise<RequestContext>>;
  readonly tokens: Readonly<Record<'citizen' | 'officer' | 'apiClient' | 'sso', readonly string[]>>;
  stop(): Promise<void>;
}

/** As many people sign in at one gateway before the first of them is met again. */
const PEOPLE = 1_000;
/** The country's officers, all of them changed within a token's life, and the sessions that a large day ends in an hour. */
const OFFICERS = 46_000;
const ENDED_SESSIONS = 100_000;
/** A bench asks more often than any system may; what is measured is the counting, not its limit. */
const PLENTY = { per_minute: 100_000_000, per_day: 100_000_000 };
const LIFETIME_SECONDS = 3_600;
const OFFICES = ['D-18.72', 'D-18.72-DLH', 'D-18.72-PUPR'].map((agencyCode) => ({ role: 'LIAISON_OFFICER', agencyCode }) as const);

export async function openGatewayParts(): Promise<GatewayParts> {
  const [ours, theirs] = [await startLocalIssuer('nobody'), await startLocalIssuer('nobody')];
  const [ourKey, theirKey] = [newIssuerKey('EdDSA', 'ours'), newIssuerKey('RS256', 'theirs')];
  ours.publish(ourKey);
  theirs.publish(theirKey);
  const officerIds = Array.from({ length: OFFICERS }, () => randomUUID());
  const rights = knownRights(officerIds);
  const issue = (claims: (index: number) => Readonly<Record<string, unknown>>) =>
    Array.from({ length: PEOPLE }, (_, index) =>
      ours.token(ourKey, { claims: { aud: 'lapor-gateway', sid: randomUUID(), ...claims(index) } }),
    );
  const client = {
    kind: 'apiClient',
    client_id: 'D-18.72:kota',
    agency_code: 'D-18.72',
    scope: 'reports:read reports:file',
    quota: PLENTY,
  };
  const sealed = 'x'.repeat(120);
  const tokens = {
    citizen: issue(() => ({ sub: randomUUID(), kind: 'citizen', sealed_secret: sealed })),
    officer: issue((index) => ({ sub: officerIds[index], kind: 'officer', memberships: OFFICES })),
    apiClient: issue(() => ({ ...client, sub: client.client_id, sid: undefined, jti: randomUUID() })),
    sso: Array.from({ length: PEOPLE }, (_, index) => theirs.token(theirKey, { claims: { sub: officerIds[index] } })),
  };
  const running: { stop(): Promise<void> }[] = [];
  const sign = createSignIdentity({ citizens: { kid: 'k', issuer: 'gateway', secret: Buffer.alloc(32, 1) } });
  return {
    tokens,
    async fresh() {
      const trusted = [ownIssuer(ours.issuer, ours.jwksUri, LIFETIME_SECONDS), trusting(theirs)].map((issuer) => {
        const keys = createKeySet({ ...issuer, refreshMs: 60_000, log: createLog('bench', 'error') });
        running.push(keys);
        return { issuer, keys };
      });
      await trusted[0]?.keys.find(ourKey.kid, ourKey.alg);
      await trusted[1]?.keys.find(theirKey.kid, theirKey.alg);
      const officers = createLinkedOfficers({
        // What citizens costs is measured over sockets.
        ask: async ({ subject }) => ({ linkId: `link of ${subject}`, officerId: subject, entry: entryOf(subject) }),
        links: rights.links,
        refreshMs: 30_000,
        keptMs: LIFETIME_SECONDS * 1000,
        log: createLog('bench', 'error'),
      });
      const authenticate = createAuthenticate({ trusted, officers, defaultQuota: { perMinute: 30, perDay: 1_000 }, revise: rights.revise });
      const quotas = createClientQuotas(() => new Date());
      const clientGone = new Ending();
      return async (authorization) => createRequestContext({ sign, rights, quotas }, await authenticate(authorization), clientGone);
    },
    async stop() {
      await Promise.all(running.map((part) => part.stop()));
      await Promise.all([ours.goAway(), theirs.goAway()]);
    },
  };
}

function trusting({ issuer, jwksUri }: LocalIssuer): TrustedIssuer {
  const mapping = { subjectClaim: 'sub' };
  return { issuer, jwksUri, audiences: ['lapor'], algorithms: ['RS256'], tokenTypes: ['at+jwt'], maxAgeSeconds: 600, mapping };
}

function knownRights(officerIds: readonly string[]) {
  const [links, sessions] = [createKnownLinks(), createKnownSessions()];
  const [officers, clients] = [createKnownOfficers(() => new Date()), createKnownClients(() => new Date())];
  for (const id of officerIds) officers.learn(entryOf(id));
  for (let ended = 0; ended < ENDED_SESSIONS; ended += 1) sessions.learn({ kind: 'sessionEnded', sid: randomUUID(), endedAt: new Date() });
  const all = allRights([sessions, links, officers, clients]);
  return { ...all, links, revise: (principal: Principal) => all.revise(principal) };
}

function entryOf(id: string): OfficerEntry {
  const memberships = OFFICES.map((office) => ({ ...office, validFrom: '2026-01-01', validTo: null, actingFor: null }));
  return { id, active: true, memberships, leave: null };
}
