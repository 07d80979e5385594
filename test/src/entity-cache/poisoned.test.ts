import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import { json, type Trick } from '../federation/hostile-subgraph.js';
import { type KeepingGateway, startKeepingGateway } from './keeping-gateway.js';

const ENTITY = { __typename: 'Vault', id: '1', open: 'poison', must: 'poison' };
const of = (...entities: unknown[]) => json({ data: { _entities: entities } });
const FAILED = { message: 'no', path: ['_entities', 0, 'open'] };

/** Answers of which nothing may be kept. */
const POISON: readonly (readonly [what: string, trick: Trick])[] = [
  ['an error beside what it holds', json({ data: { _entities: [ENTITY] }, errors: [{ message: 'no' }] })],
  ['an error at a field', json({ data: { _entities: [{ ...ENTITY, open: null }] }, errors: [FAILED] })],
  ['an error alone', json({ data: null, errors: [FAILED] })],
  ['nobody', of(null)],
  ['one too many', of(ENTITY, ENTITY)],
  ['none', of()],
  ['another type', of({ ...ENTITY, __typename: 'Box' })],
  ['a type of no name', of({ ...ENTITY, __typename: 5 })],
  ['another entity', of({ ...ENTITY, id: '2' })],
  ['a part of what was asked', of({ __typename: 'Vault', id: '1', must: 'poison' })],
  ['null where there is none', of({ ...ENTITY, must: null })],
  ['an object for a text', of({ ...ENTITY, open: { text: 'poison' } })],
  ['a list for a text', of({ ...ENTITY, open: ['poison'] })],
  ['a number for a text', of({ ...ENTITY, open: 5 })],
  ['a status of failure', json({ data: { _entities: [ENTITY] }, errors: [{ message: 'no' }] }, 500)],
  ['nothing', json({})],
];

const QUERY = '{ vault { __typename id open must } }';
const RIGHT = { vault: { __typename: 'Vault', id: '1', open: 'open of 1 v1', must: 'must of 1 v1' } };

describe('an answer that cannot be trusted', () => {
  let gateway: KeepingGateway;
  let mayKeep = true;
  beforeAll(async () => {
    gateway = await startKeepingGateway(undefined, { mayKeep: () => mayKeep });
  });
  beforeEach(() => {
    gateway.cache.forget('vaults');
    gateway.vaults.play(gateway.honest);
  });
  afterAll(() => gateway?.stop());

  it.each(POISON)('is not kept: %s', async (_what, trick) => {
    gateway.vaults.play(trick);
    await gateway.ask(ANONYMOUS, QUERY);
    expect(gateway.cache.figures().entries).toBe(0);
    gateway.vaults.play(gateway.honest);
    expect((await gateway.ask(ANONYMOUS, QUERY)).data).toEqual(RIGHT);
    gateway.vaults.play(trick);
    expect((await gateway.ask(ANONYMOUS, QUERY)).data).toEqual(RIGHT);
  });

  it.each(POISON)('leaves what is known as it is: %s', async (_what, trick) => {
    await gateway.ask(ANONYMOUS, '{ vault { id open } }');
    gateway.vaults.play((response, body) => {
      expect(body.variables).toEqual({ representations: [{ __typename: 'Vault', id: '2' }] });
      trick(response, body);
    });
    const { data, errors } = await gateway.ask(ANONYMOUS, '{ vaults { id open } }');
    const shown = (data as { vaults: { id: string; open: string | null }[] }).vaults;
    expect(shown.map(({ id }) => id)).toEqual(['1', '2', '1']);
    // Errors stand where they belong, never at an entity that was known.
    expect(errors.every((error) => /^(vaults\.1.*)?: /.test(error))).toBe(true);
  });

  it('keeps only what was asked for of one that says more', async () => {
    gateway.vaults.play(of({ ...ENTITY, own: 'a secret', nested: { deep: [1] } }));
    await gateway.ask(ANONYMOUS, QUERY);
    const { data, sent } = await gateway.ask(ANONYMOUS, '{ vault { __typename id open must x: own } }');
    expect(sent).toContain('own');
    expect(JSON.stringify(data)).not.toContain('a secret');
  });

  it('is not kept while nobody knows what changes, and nothing is taken either', async () => {
    await gateway.ask(ANONYMOUS, QUERY);
    expect(gateway.vaults.asked).toHaveLength(1);
    await gateway.ask(ANONYMOUS, QUERY);
    expect(gateway.vaults.asked).toHaveLength(0);
    mayKeep = false;
    await gateway.ask(ANONYMOUS, QUERY);
    expect(gateway.vaults.asked).toHaveLength(1);
    mayKeep = true;
    await gateway.ask(ANONYMOUS, QUERY);
    expect(gateway.vaults.asked).toHaveLength(0);
  });
});
