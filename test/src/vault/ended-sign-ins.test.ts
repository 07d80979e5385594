import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAccount } from '@lapor/citizens/actions/create-account';
import { forgetExpired } from '@lapor/citizens/actions/forget-expired';
import { citizensDatabase } from '@lapor/citizens/database/citizens-database';
import { deleteSecret, hasCredential, replaceSecret } from '@lapor/citizens/database/client-credential.store';
import { saveItem, saveNewItem } from '@lapor/citizens/database/issuer-item.store';
import {
  closeSessions,
  type GrantSession,
  insertSession,
  useSessionOfGrant,
  type WhichSessions,
} from '@lapor/citizens/database/session.store';
import { localVaultKeys, toVaultKey } from '@lapor/citizens/vault/vault-keys';
import { migrate } from '@lapor/subgraph-kit/database/migrate';
import type { DataSource, EntityManager } from 'typeorm';
import { createDatabase } from '../environment/databases.js';
import { until } from '../environment/until.js';

const vault = localVaultKeys({ encryption: [toVaultKey(Buffer.alloc(32, 1))], index: [toVaultKey(Buffer.alloc(32, 2))] });
const HOUR_MS = 3_600_000;

describe('a sign-in that is ended while a token of it is issued', () => {
  let database: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await createDatabase();
    drop = fresh.drop;
    database = citizensDatabase({ url: fresh.url, poolSize: 8 });
    await database.initialize();
    await migrate(database);
  });
  afterAll(async () => {
    await database.destroy();
    await drop();
  });

  /** Somebody with a grant and no token yet. */
  const signedIn = async (): Promise<GrantSession> => {
    const grantId = randomUUID();
    const signedInAt = new Date();
    const { id: accountId } = await createAccount(
      { database, vault, now: () => new Date() },
      {
        kind: 'OFFICER',
        username: `petugas-${grantId.slice(0, 8)}`,
        passwordHash: null,
        person: { FULL_NAME: 'Petugas Uji', EMAIL: `${grantId}@surel-uji.id` },
        by: { kind: 'SYSTEM' },
      },
    );
    const expiresAt = new Date(signedInAt.getTime() + HOUR_MS);
    await saveItem(database, { model: 'Grant', digest: randomBytes(32), payload: {}, grantId, uid: null, expiresAt });
    return { id: randomUUID(), accountId, clientId: 'lapor-demo', grantId, startedAt: signedInAt, expiresAt, signedInAt };
  };
  const ways: readonly [string, (session: GrantSession) => WhichSessions][] = [
    ['of the grant', ({ grantId }) => ({ grantId })],
    ['of the account', ({ accountId }) => ({ accountId })],
  ];
  const first = async <Value>(work: (manager: EntityManager) => Promise<Value>, meanwhile: () => Promise<unknown>) => {
    let second: Promise<unknown> = Promise.resolve();
    const value = await database.transaction(async (manager) => {
      const done = await work(manager);
      second = meanwhile();
      await until('the second waits', async () => {
        const waiting = await manager.query(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        return waiting.length > 0;
      });
      return done;
    });
    return [value, await second];
  };

  it('opens no session for a password that was shown before its owner signed out of everything', async () => {
    const { grantId: _, ...shown } = await signedIn();
    const session = { ...shown, grantId: null };
    const [, opened] = await first(
      (manager) => closeSessions(manager, { accountId: session.accountId }, new Date(session.signedInAt.getTime() + 1)),
      () => insertSession(database, session),
    );
    expect(opened).toBe(false);
    const signedInAt = new Date(session.signedInAt.getTime() + 1);
    expect(await insertSession(database, { ...session, signedInAt })).toBe(true);
  });

  it('ends a token that is issued while the secret behind it is taken', async () => {
    const clientId = `D-18.72:${randomUUID().slice(0, 8)}`;
    const secret = { id: randomUUID(), clientId, digest: randomBytes(32), createdAt: new Date(), issuedBy: { kind: 'SYSTEM' } as const };
    await replaceSecret(database, secret, new Date());
    const [, found] = await first(
      (manager) => deleteSecret(manager, clientId, secret.id),
      () => hasCredential(database, clientId, new Date()),
    );
    expect(found).toBe(false);
  });

  it.each(ways)('takes the session with it that has just begun: end %s', async (_what, which) => {
    const session = await signedIn();
    const [id, ended] = await first(
      (manager) => useSessionOfGrant(manager, session),
      () => database.transaction((manager) => closeSessions(manager, which(session), new Date())),
    );
    expect([id, ended]).toEqual([session.id, [{ id: session.id }]]);
  });

  it.each(ways)('lets no session begin: end %s', async (_what, which) => {
    const session = await signedIn();
    const [ended, id] = await first(
      (manager) => closeSessions(manager, which(session), new Date()),
      () => useSessionOfGrant(database, session),
    );
    expect([ended, id]).toEqual([[], null]);
  });

  it('lets a session begin with a password that was shown at that moment or later', async () => {
    const [session, at] = [await signedIn(), new Date()];
    await closeSessions(database, { accountId: session.accountId }, at);
    expect(await useSessionOfGrant(database, { ...session, signedInAt: new Date(at.getTime() - 1) })).toBeNull();
    expect(await useSessionOfGrant(database, { ...session, signedInAt: at })).toBe(session.id);
  });

  it('is forgotten with all that has expired, however much that is; what lasts is kept', async () => {
    await database.query(
      `insert into issuer_item (model, digest, payload, expires_at)
       select 'Interaction', sha256(number::text::bytea), '{}', now() - interval '1 minute' from generate_series(1, 3500) as number`,
    );
    const { accountId } = await signedIn();
    await database.query(
      `insert into session (id, account_id, client_id, started_at, used_at, expires_at)
       select gen_random_uuid(), $1, 'lapor-demo', now(), now(), now() - interval '1 minute' from generate_series(1, 2500)`,
      [accountId],
    );
    await forgetExpired({ database, now: () => new Date() });
    const [left] = await database.query(
      `select (select count(*)::int from issuer_item where expires_at < now()) as items,
        (select count(*)::int from session where expires_at < now()) as sessions,
        (select count(*)::int from issuer_item where expires_at > now()) as kept`,
    );
    expect(left).toEqual({ items: 0, sessions: 0, kept: expect.any(Number) });
    expect(left.kept).toBeGreaterThan(0);
  });

  it('is written once of those things that may be written once', async () => {
    const item = { model: 'ReplayDetection', digest: randomBytes(32), payload: {}, grantId: null, uid: null, expiresAt: null };
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => saveNewItem(database, item)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });
});
