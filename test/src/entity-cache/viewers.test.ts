import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { type KeepingGateway, startKeepingGateway } from './keeping-gateway.js';

const VIEWERS: readonly (readonly [who: string, subject: Subject])[] = [
  ['anonymous', ANONYMOUS],
  ['citizen c1', { kind: 'citizen', id: 'c1' }],
  ['citizen c2', { kind: 'citizen', id: 'c2' }],
  ['officer c1', { kind: 'officer', id: 'c1', memberships: [] }],
  ['officer o1', { kind: 'officer', id: 'o1', memberships: [{ role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' }] }],
];
const CITIZEN: Subject = { kind: 'citizen', id: 'c1' };
const OFFICER: Subject = { kind: 'officer', id: 'o1', memberships: [] };

describe('what is kept of entities', () => {
  let gateway: KeepingGateway;
  beforeAll(async () => {
    gateway = await startKeepingGateway();
  });
  beforeEach(() => {
    gateway.cache.forget('vaults');
    gateway.state.version = 1;
  });
  afterAll(() => gateway?.stop());
  const calls = () => gateway.vaults.asked.length;
  const vaultFor = async (subject: Subject, fields: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await gateway.ask(
      subject,
      variables ? `query ($as: String) { vault { ${fields} } }` : `{ vault { ${fields} } }`,
      variables,
    );
    return { vault: (data as { vault: Record<string, unknown> }).vault, errors, calls: calls() };
  };

  it('is given to everybody when it is for everybody, and asked for once', async () => {
    for (const [index, [, subject]] of VIEWERS.entries())
      expect(await vaultFor(subject, 'open')).toEqual({ vault: { open: 'open of 1 v1' }, errors: [], calls: index === 0 ? 1 : 0 });
  });

  it('is text for those who take it, each caller’s own and without a call, as long as it is kept', async () => {
    const QUERY = '{ vaults { id open own room { doors } } }';
    for (const [who, subject] of VIEWERS) {
      await gateway.ask(subject, QUERY);
      const before = gateway.compared.texts;
      const { data } = await gateway.ask(subject, QUERY);
      expect({ calls: calls(), texts: gateway.compared.texts - before }).toEqual({ calls: 0, texts: 1 });
      expect((data as { vaults: { own: string }[] }).vaults.map(({ own }) => own)).toEqual(
        ['1', '2', '1'].map((id) => `own of ${id} for ${who}`),
      );
    }
  });

  it('is each caller’s own when it is private, in turn and at once', async () => {
    for (const turn of ['first', 'again'])
      for (const [who, subject] of VIEWERS)
        expect([turn, await vaultFor(subject, 'own')]).toEqual([
          turn,
          { vault: { own: `own of 1 for ${who}` }, errors: [], calls: turn === 'first' ? 1 : 0 },
        ]);
    gateway.cache.forget('vaults');
    const many = Array.from({ length: 8 }, () => VIEWERS).flat();
    const answers = await Promise.all(many.map(([, subject]) => gateway.ask(subject, '{ vault { own } }')));
    expect(answers.map(({ data }) => data)).toEqual(many.map(([who]) => ({ vault: { own: `own of 1 for ${who}` } })));
  });

  it('is each caller’s own as soon as one field of it is', async () => {
    for (const [who, subject] of VIEWERS)
      expect((await vaultFor(subject, 'open own')).vault).toEqual({ open: 'open of 1 v1', own: `own of 1 for ${who}` });
  });

  it('is another’s with other rights, under the same name', async () => {
    const as = (role: 'AGENCY_ADMIN' | 'LIAISON_OFFICER') =>
      ({ kind: 'officer', id: 'o1', memberships: [{ role, agencyCode: 'D-18.72' }] }) as const;
    expect((await vaultFor(as('AGENCY_ADMIN'), 'own')).calls).toBe(1);
    expect((await vaultFor(as('AGENCY_ADMIN'), 'own')).calls).toBe(0);
    expect((await vaultFor(as('LIAISON_OFFICER'), 'own')).calls).toBe(1);
  });

  it.each(['fresh', 'open fresh', 'lost { size }', 'room { size } fresh'])(
    'is nothing where the schema does not say so: %s',
    async (fields) => {
      for (const [who, subject] of [...VIEWERS, ...VIEWERS]) {
        const { vault, calls: made } = await vaultFor(subject, fields);
        expect(made).toBe(1);
        if (fields.includes('fresh')) expect(vault.fresh).toBe(`fresh of 1 for ${who}`);
      }
    },
  );

  it('is nothing of an entity that does not say so', async () => {
    for (const [who, subject] of [...VIEWERS, ...VIEWERS]) {
      const { data } = await gateway.ask(subject, '{ box { far } }');
      expect([data, calls()]).toEqual([{ box: { far: `far of 1 for ${who}` } }, 1]);
    }
  });

  it('is never shown to whom the gateway refuses it', async () => {
    expect((await vaultFor(CITIZEN, 'guarded')).vault).toEqual({ guarded: 'guarded of 1 for citizen c1' });
    const { vault, errors } = await vaultFor(ANONYMOUS, 'guarded');
    expect([vault, errors]).toEqual([{ guarded: null }, ['vault.guarded: UNAUTHENTICATED']]);
    expect((await vaultFor(OFFICER, 'guarded')).vault).toEqual({ guarded: 'guarded of 1 for officer o1' });
  });

  it('is another for another selection, argument, alias or key', async () => {
    expect((await vaultFor(ANONYMOUS, 'open')).vault).toEqual({ open: 'open of 1 v1' });
    expect((await vaultFor(ANONYMOUS, 'must')).vault).toEqual({ must: 'must of 1 v1' });
    expect((await vaultFor(ANONYMOUS, 'open: must')).vault).toEqual({ open: 'must of 1 v1' });
    expect((await vaultFor(ANONYMOUS, 'open(as: "x")')).vault).toEqual({ open: 'x of 1 v1' });
    for (const as of ['a', 'b', 'a', '","b'])
      expect((await vaultFor(ANONYMOUS, 'open(as: $as)', { as })).vault).toEqual({ open: `${as} of 1 v1` });
    expect((await vaultFor(ANONYMOUS, 'open(as: $as)', {})).vault).toEqual({ open: 'open of 1 v1' });
    expect((await vaultFor(ANONYMOUS, 'constructor: open __proto__: must')).vault).toEqual(
      JSON.parse('{ "constructor": "open of 1 v1", "__proto__": "must of 1 v1" }'),
    );
    expect((await vaultFor(ANONYMOUS, 'constructor: open __proto__: must')).calls).toBe(0);
  });

  it('is sent for only where it is missing', async () => {
    await vaultFor(ANONYMOUS, 'open');
    const { data } = await gateway.ask(ANONYMOUS, '{ vaults { open } }');
    expect(data).toEqual({ vaults: ['1', '2', '1'].map((id) => ({ open: `open of ${id} v1` })) });
    expect(gateway.vaults.asked.map(({ variables }) => variables)).toEqual([{ representations: [{ __typename: 'Vault', id: '2' }] }]);
  });

  it('is not changed by those who are given it', async () => {
    const query = '{ vaults { room { size doors } again: room { doors } open } }';
    const first = await gateway.ask(ANONYMOUS, query);
    expect(first.data).toMatchObject({ vaults: [{ room: { size: 1, doors: ['north', 'v1'] } }, {}, {}] });
    for (let turn = 0; turn < 3; turn += 1) expect([(await gateway.ask(ANONYMOUS, query)).data, calls()]).toEqual([first.data, 0]);
  });

  it('ends with its time, the shortest of all that it holds', async () => {
    const callsAfter = async (ms: number, fields: string) => {
      gateway.state.now += ms;
      return (await vaultFor(ANONYMOUS, fields)).calls;
    };
    expect([await callsAfter(0, 'open'), await callsAfter(59_999, 'open'), await callsAfter(1, 'open')]).toEqual([1, 0, 1]);
    expect([await callsAfter(0, 'open brief'), await callsAfter(999, 'open brief'), await callsAfter(1, 'open brief')]).toEqual([1, 0, 1]);
  });

  it('ends when it is told to have changed, and what holds it with it', async () => {
    const ask = async (fields: string) => (await vaultFor(ANONYMOUS, fields)).vault;
    for (const fields of ['open', 'room { size }']) await ask(fields);
    gateway.state.version = 2;
    gateway.cache.changed('vaults', [{ type: 'Vault', keys: { id: '2' } }]);
    expect([await ask('open'), await ask('room { size }')]).toEqual([{ open: 'open of 1 v1' }, { room: { size: 1 } }]);
    gateway.cache.changed('vaults', [{ type: 'Room' }]);
    expect([await ask('open'), await ask('room { size }')]).toEqual([{ open: 'open of 1 v1' }, { room: { size: 2 } }]);
    gateway.cache.changed('vaults', [{ type: 'Vault', keys: { id: '1', code: 'x' } }]);
    expect(await ask('open')).toEqual({ open: 'open of 1 v2' });
  });

  it('is not what was under way when the change was told', async () => {
    const asked = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    gateway.vaults.play((response, body) => {
      const { end } = response;
      // Made before the change, and sent behind it.
      response.end = ((...parts: Parameters<typeof end>) => {
        asked.resolve();
        void held.promise.then(() => end.apply(response, parts));
        return response;
      }) as typeof end;
      gateway.honest(response, body);
    });
    const slow = vaultFor(ANONYMOUS, 'open');
    await asked.promise;
    gateway.vaults.play(gateway.honest);
    gateway.state.version = 2;
    gateway.cache.changed('vaults', [{ type: 'Vault', keys: { id: '1' } }]);
    held.resolve();
    expect((await slow).vault).toEqual({ open: 'open of 1 v1' });
    expect((await vaultFor(ANONYMOUS, 'open')).vault).toEqual({ open: 'open of 1 v2' });
  });

  it('ends with a write to its subgraph, though not with one that was refused whole or went elsewhere', async () => {
    await vaultFor(ANONYMOUS, 'open');
    gateway.state.version = 2;
    for (const write of ['touchList', 'refused']) {
      await gateway.ask(ANONYMOUS, `mutation { ${write} }`);
      expect((await vaultFor(ANONYMOUS, 'open')).vault).toEqual({ open: 'open of 1 v1' });
    }
    await gateway.ask(ANONYMOUS, 'mutation { touch }');
    expect((await vaultFor(ANONYMOUS, 'open')).vault).toEqual({ open: 'open of 1 v2' });
  });
});
