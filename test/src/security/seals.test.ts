import { beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { findTraces, type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { at, openJourney, type StepReport } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';
import { partsOf, SIGHT, type Sight } from './sight.js';

const PERSON = { fullName: 'Ratna Terkunci', email: 'ratna.terkunci@contoh.id', phone: '081377009876', nik: '1872015203850003' };
const REASON = 'Permintaan Inspektorat nomor 17 tahun 2026';
const REVEAL = `mutation ($input: RevealIdentityInput!) {
  revealIdentity(input: $input) { requestId pending revealedReporter { displayName phone } report { id reporter { id } } }
}`;
interface Revealed {
  readonly revealIdentity: {
    readonly requestId: string;
    readonly pending: boolean;
    readonly revealedReporter: { readonly displayName: string; readonly phone: string } | null;
    readonly report: { readonly reporter: object | null };
  };
}
const SECOND: Subject = {
  kind: 'officer',
  id: '0199a0a0-0000-7000-8000-00000000beef',
  memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }],
};

describe('what is sealed', () => {
  let system: OpenSystem;
  let citizen: RegisteredCitizen;
  beforeAll(async () => {
    system = await sharedSystem();
    citizen = await registerCitizen(system, PERSON);
  });

  const filed = (input: Record<string, unknown>, publish = false): PromiseLike<StepReport> =>
    openJourney(system)
      .citizen(citizen.client)
      .files(input)
      .verifiedBy('admin-nasional')
      .disposedTo('D-18.72', { publish })
      .acceptedBy('petugas-metro')
      .followedUpBy('petugas-metro');
  const types = async (client: RegisteredCitizen['client'], id: string) => {
    const query = 'query ($id: ID!) { report(id: $id) { identityReveals { id reason revealedAt } events(first: 100) { nodes { type } } } }';
    const { report } = await client.get<{
      report: { identityReveals: { reason: string | null }[]; events: { nodes: { type: string }[] } };
    }>(query, { id });
    return { types: report.events.nodes.map(({ type }) => type), reveals: report.identityReveals };
  };

  it('an identity is revealed to the national desk with a reason, once, in the history that the reporter reads', async () => {
    const { id, version } = await filed({ anonymous: true }, true);
    const national = await system.as('admin-nasional');
    const { revealIdentity } = await national.get<Revealed>(REVEAL, { input: { ...at({ id, version }), reason: REASON } });
    expect(revealIdentity).toMatchObject({
      pending: false,
      revealedReporter: { displayName: PERSON.fullName, phone: expect.stringContaining('***') },
      report: { reporter: null },
    });
    expect(await types(citizen.client, id)).toMatchObject({ reveals: [{ reason: null }] });
    expect((await types(citizen.client, id)).types.slice(-2)).toEqual(['IdentityRevealRequested', 'IdentityRevealed']);
    expect((await types(national, id)).reveals).toMatchObject([{ reason: REASON }]);
    const outside = await types(system.anyone, id);
    expect(outside.types.filter((type) => type.startsWith('Identity'))).toEqual([]);
    expect(outside.reveals).toEqual([]);
  });

  it('an anonymous and confidential report needs a second person, who is given nothing', async () => {
    const { id, version } = await filed({ anonymous: true, confidential: true });
    const national = await system.as('admin-nasional');
    const ask = () => national.get<Revealed>(REVEAL, { input: { ...at({ id, version }), reason: REASON } });
    const { revealIdentity: first } = await ask();
    expect(first).toMatchObject({ pending: true, revealedReporter: null });
    expect((await ask()).revealIdentity).toEqual(first);
    const approve = 'mutation ($input: ApproveIdentityRevealInput!) { approveIdentityReveal(input: $input) { id reporter { id } } }';
    const input = { requestId: first.requestId, expectedVersion: version };
    expect((await national.ask(approve, { input })).codes).toEqual(['REVEAL_OWN_APPROVAL']);
    for (const who of ['petugas-metro', 'pimpinan-metro', 'pengawas-ombudsman', 'warga2'] as const)
      expect((await (await system.as(who)).ask(approve, { input })).codes).toEqual(['FORBIDDEN']);
    const identity = signFor(system, 'reports', approve, { subject: SECOND });
    const approved = await askSubgraph(system, 'reports', { query: approve, variables: { input } }, identity);
    expect(approved.data).toEqual({ approveIdentityReveal: { id, reporter: null } });
    expect((await ask()).revealIdentity).toMatchObject({
      requestId: first.requestId,
      pending: false,
      revealedReporter: { displayName: PERSON.fullName },
    });
    expect((await ask()).revealIdentity).toMatchObject({ pending: true, revealedReporter: null });
    expect((await types(citizen.client, id)).types.slice(-4)).toEqual([
      'IdentityRevealRequested',
      'IdentityRevealApproved',
      'IdentityRevealed',
      'IdentityRevealRequested',
    ]);
  });

  it('nobody else may ask for an identity', async () => {
    const { id, version } = await filed({}, true);
    const input = { ...at({ id, version }), reason: REASON };
    expect((await system.anyone.ask(REVEAL, { input })).codes).toEqual(['UNAUTHENTICATED']);
    for (const who of ['petugas-metro', 'admin-metro', 'pimpinan-metro', 'pengawas-ombudsman', 'warga2'] as const)
      expect((await (await system.as(who)).ask(REVEAL, { input })).codes).toEqual(['FORBIDDEN']);
    expect((await (await system.as('admin-nasional')).ask(REVEAL, { input: { ...input, reason: 'ingin tahu' } })).codes).toEqual([
      'INPUT_INVALID',
    ]);
  });

  it('no event holds a reporter, an officer or a reason', async () => {
    const rows = await system.rows<{ row: string }>('reports', 'select event_log::text as row from event_log');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ row }) => findTraces(row, [citizen.citizenId, citizen.accountId, 'inspektorat', SECOND.id]).length > 0)).toEqual(
      [],
    );
  });

  it('a leader sees that there is a confidential report, and its content once it is opened, which is told', async () => {
    const { id } = await filed({ confidential: true });
    const [leader, overseer, bogor] = [
      await system.as('pimpinan-metro'),
      await system.as('pengawas-ombudsman'),
      await system.as('petugas-bogor'),
    ];
    const see = async (client = leader) =>
      partsOf((await client.get<{ report: Sight | null }>(`query ($id: ID!) { report(id: $id) ${SIGHT} }`, { id })).report);
    const open = 'mutation ($input: OpenConfidentialInput!) { openConfidential(input: $input) { id } }';
    const input = { reportId: id, reason: REASON };
    expect(await see()).toBe('outline');
    expect(await see(overseer)).toBe('');
    const unknown = await bogor.ask(open, { input: { ...input, reportId: '01890000-0000-7000-8000-000000000000' } });
    const hidden = await bogor.ask(open, { input });
    expect(hidden.codes).toEqual(['REPORT_NOT_FOUND']);
    expect(hidden.text).toBe(unknown.text);
    await leader.get(open, { input });
    expect(await see()).toBe('public original identity');
    expect(await see(overseer)).toBe('');
    await overseer.get(open, { input });
    expect(await see(overseer)).toBe('public original');
    expect((await types(citizen.client, id)).types.slice(-2)).toEqual(['ConfidentialOpened', 'ConfidentialOpened']);
  });

  it('lists of an agency show leaders no text of what they have not opened, and are closed to others', async () => {
    const { id } = await filed({ confidential: true });
    const list = `query ($agencyCode: String) { reports(agencyCode: $agencyCode, first: 100) { nodes ${SIGHT} } }`;
    const at = async (who: 'pimpinan-metro' | 'petugas-metro' | 'admin-nasional' | 'pengawas-ombudsman') =>
      (await (await system.as(who)).get<{ reports: { nodes: Sight[] } }>(list, { agencyCode: 'D-18.72' })).reports.nodes;
    expect(partsOf((await at('pimpinan-metro')).find((node) => node.id === id))).toBe('outline');
    expect(partsOf((await at('petugas-metro')).find((node) => node.id === id))).toBe('public original identity');
    expect(partsOf((await at('admin-nasional')).find((node) => node.id === id))).toBe('public original');
    expect((await at('pengawas-ombudsman')).find((node) => node.id === id)).toBeUndefined();
    for (const who of ['petugas-bogor', 'admin-bogor', 'warga', 'pengembang-metro'] as const)
      expect((await (await system.as(who)).ask(list, { agencyCode: 'D-18.72' })).codes).toEqual(['FORBIDDEN']);
    expect((await (await system.as('petugas-metro')).ask(list, {})).codes).toEqual(['FORBIDDEN']);
    expect((await (await system.as('admin-nasional')).ask(list, {})).codes).toEqual([]);
    expect((await system.anyone.ask(list, {})).codes).toEqual(['UNAUTHENTICATED']);
  });
});
