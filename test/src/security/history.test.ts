import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openJourney, type StepReport } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const VERIFY = 'query ($id: ID!) { verifyHistory(reportId: $id) { ok length brokenAt reason } }';
const ROOTS = '{ auditRoots(first: 1) { nodes { number day upToTxid upToPosition chains previousRoot root signature publicKey } } }';
interface Root {
  readonly number: number;
  readonly day: string;
  readonly upToTxid: string;
  readonly upToPosition: string;
  readonly chains: number;
  readonly previousRoot: string;
  readonly root: string;
  readonly signature: string;
  readonly publicKey: string;
}

describe('the history of a report', () => {
  let system: TestSystem;
  let open: StepReport;
  let closed: StepReport;
  beforeAll(async () => {
    system = await startTestSystem();
    const file = (input: object, publish: boolean) =>
      openJourney(system)
        .citizen()
        .files({ ...input })
        .verifiedBy('admin-nasional')
        .disposedTo('D-18.72', { publish })
        .acceptedBy('petugas-metro');
    open = await file({}, true);
    closed = await file({ confidential: true }, false);
  });
  afterAll(() => system.stop());

  it('is checked for everybody who may see the report, and is nothing to others', async () => {
    const whole = (length: number | null) => ({ verifyHistory: { ok: true, length, brokenAt: null, reason: null } });
    for (const who of ['petugas-metro', 'admin-nasional'] as const)
      expect(await (await system.as(who)).get(VERIFY, { id: closed.id })).toEqual(whole(4));
    // Who does not see every event is not told how many there are.
    expect(await system.anyone.get(VERIFY, { id: open.id })).toEqual(whole(null));
    for (const who of ['warga', 'pimpinan-metro'] as const)
      expect(await (await system.as(who)).get(VERIFY, { id: closed.id })).toEqual(whole(null));
    const unknown = await system.anyone.ask(VERIFY, { id: '01890000-0000-7000-8000-000000000000' });
    for (const who of ['warga2', 'petugas-bogor', 'pengawas-ombudsman'] as const)
      expect((await (await system.as(who)).ask(VERIFY, { id: closed.id })).text).toBe(unknown.text);
  });

  it('of a confidential report cannot be told from the pages of an overseer’s list', async () => {
    const list = `{ reports(first: 1, filter: { classes: [COMPLAINT], regionCode: "18.72" }) { nodes { id } pageInfo { endCursor hasNextPage } } }`;
    const overseer = await system.as('pengawas-ombudsman');
    const { reports } = await overseer.get<{ reports: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
      list,
    );
    expect(reports.nodes.map(({ id }) => id)).toEqual([open.id]);
    expect(reports.pageInfo.hasNextPage).toBe(false);
    expect(Buffer.from(reports.pageInfo.endCursor, 'base64url').toString()).not.toContain(closed.id);
  });

  it('is seen to be rewritten, by whoever asks', async () => {
    const [row] = await system.rows<{ table: string }>(
      'reports',
      `select format('%I', tableoid::regclass::text) as table from event_log where aggregate_id = $1 and sequence = 3`,
      [open.id],
    );
    await system.rows('reports', `alter table ${row!.table} disable trigger all`);
    await system.rows('reports', `update event_log set actor = '{"kind":"SYSTEM"}' where aggregate_id = $1 and sequence = 3`, [open.id]);
    expect(await system.anyone.get(VERIFY, { id: open.id })).toEqual({
      verifyHistory: { ok: false, length: null, brokenAt: 3, reason: 'ALTERED' },
    });
  });

  it('is covered by a daily root that anybody can check with its public key', async () => {
    const root = await until('the day’s root is signed', async () => {
      const { auditRoots } = await system.anyone.get<{ auditRoots: { nodes: Root[] } }>(ROOTS);
      return auditRoots.nodes[0];
    });
    const { number, day, upToTxid, upToPosition, chains, previousRoot, publicKey } = root;
    const statement = `lapor-chain-root/1\n${JSON.stringify([number, day, upToTxid, upToPosition, chains, previousRoot, root.root])}`;
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    expect(verify(null, Buffer.from(statement), key, Buffer.from(root.signature, 'base64url'))).toBe(true);
  });

  it.each(['x', '', 'eyJ'])('refuses the cursor "%s" of the roots', async (after) => {
    const { codes } = await system.anyone.ask('query ($after: String) { auditRoots(after: $after) { nodes { number } } }', { after });
    expect(codes).toEqual(['CURSOR_INVALID']);
  });
});
