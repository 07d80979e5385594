import { describe, expect, it } from '@jest/globals';
import { composeSupergraph } from '@lapor/schema/compose';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { parse, print } from 'graphql';
import { compileAccessRules } from '../auth/directives.js';
import { createTypeConditions } from '../execution/type-conditions.js';
import { createApolloPlanner } from '../planning/apollo-planner.js';
import { createAskedNames } from '../planning/asked-names.js';
import { buildSupergraph } from './build-supergraph.js';
import { readInsertedFields } from './inserted-fields.js';
import { createPrepare } from './prepare.js';

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@policy"])
  type Query { open: Int signedIn: Int @authenticated ruled: Int @policy(policies: [["officer"]]) }`;

function setUp() {
  const composed = composeSupergraph([{ name: 'only', url: 'http://only.test/graphql', sdl: SDL }]);
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  const supergraph = buildSupergraph(composed.supergraphSdl);
  const plan = createApolloPlanner(supergraph);
  const planned: string[] = [];
  const decided: Subject[] = [];
  const preparer = createPrepare({
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
    types: createTypeConditions(supergraph.schema),
    askedNames: createAskedNames(readInsertedFields(supergraph.schema)),
    planner: {
      async plan(document, name) {
        planned.push(print(document).replace(/\s+/g, ' ').trim());
        return plan(document, name);
      },
    },
    rules: compileAccessRules(supergraph.schema),
    planCacheMaxBytes: 10_000_000,
  });
  const { prepare } = preparer;
  const prepareFor = (subject: Subject, query: string, operationName: string | null = null) =>
    prepare({ document: parse(query), documentHash: query, operationName, letters: query.length }, () => {
      decided.push(subject);
      return { subject, sessionExp: undefined };
    });
  return { planned, decided, preparer, prepare, prepareFor };
}

const citizen = (id: string): Subject => ({ kind: 'citizen', id });
const officer: Subject = { kind: 'officer', id: 'o', memberships: [] };

describe('what is prepared for a caller', () => {
  it('is one plan for everybody where nothing is protected, and nobody is looked at', async () => {
    const { planned, decided, prepareFor } = setUp();
    const first = await prepareFor(ANONYMOUS, '{ open }');
    // Without anybody waiting for it.
    expect(prepareFor(officer, '{ open }')).toBe(first);
    expect({ planned, decided }).toEqual({ planned: ['{ open }'], decided: [] });
  });

  it('is shared by all to whom the same is refused, and by nobody else', async () => {
    const { planned, prepareFor } = setUp();
    const query = '{ open signedIn ruled }';
    const [anonymous, one, two, whole] = [
      await prepareFor(ANONYMOUS, query),
      await prepareFor(citizen('1'), query),
      await prepareFor(citizen('2'), query),
      await prepareFor(officer, query),
    ];
    expect(two).toBe(one);
    expect(new Set([anonymous, one, whole]).size).toBe(3);
    expect(planned).toEqual(['{ open }', '{ open signedIn }', '{ open signedIn ruled }']);
    expect(await prepareFor(ANONYMOUS, query)).toBe(anonymous);
    expect(planned).toHaveLength(3);
  });

  it('is planned by nobody when nothing is left', async () => {
    const { planned, prepareFor } = setUp();
    const { execute } = await prepareFor(ANONYMOUS, '{ signedIn ...F } fragment F on Query { ruled }');
    const answer = await execute({
      variables: {},
      send: async () => {
        throw new Error('nothing was to be sent');
      },
    });
    expect(planned).toEqual([]);
    expect(answer.data).toEqual({ signedIn: null, ruled: null });
    expect(answer.errors?.map(({ path, extensions }) => `${path}: ${extensions.code}`)).toEqual([
      'signedIn: UNAUTHENTICATED',
      'ruled: FORBIDDEN',
    ]);
  });

  it('is that of the operation that was named', async () => {
    const { planned, prepareFor } = setUp();
    const query = 'query A { signedIn open } query B { open }';
    await prepareFor(ANONYMOUS, query, 'A');
    await prepareFor(ANONYMOUS, query, 'B');
    expect(planned[0]).toBe('query A { open }');
    expect(planned[1]).toContain('query B');
  });

  it('is decided by what holds of the caller at that moment, also where it was prepared before', async () => {
    const { planned, prepare, prepareFor } = setUp();
    const query = '{ open ruled }';
    await prepareFor(officer, query);
    const revoked = () => {
      throw new Error('nothing holds any more');
    };
    await expect(
      prepare({ document: parse(query), documentHash: query, operationName: null, letters: query.length }, revoked),
    ).rejects.toThrow('nothing holds');
    expect(planned).toEqual([query]);
  });
});

describe('what was in use', () => {
  it('is told by text, the latest first, with what was refused and nothing of those who asked', async () => {
    const { preparer, prepareFor } = setUp();
    await prepareFor(citizen('a-citizen'), '{ ruled }');
    await prepareFor(ANONYMOUS, '{ open }');
    await prepareFor(officer, '{ signedIn }');
    await prepareFor(ANONYMOUS, '{ open }');
    const used = preparer.inUse(10);
    expect(used.map(({ source, refused }) => [source.documentHash, ...refused])).toEqual([
      ['{ open }'],
      ['{ signedIn }'],
      ['{ ruled }', 'policies [["officer"]]'],
    ]);
    expect(JSON.stringify(used)).not.toContain('a-citizen');
    expect(preparer.inUse(1)).toEqual(used.slice(0, 1));
  });

  it('is planned ahead elsewhere for everybody to whom the same is refused', async () => {
    const [present, next] = [setUp(), setUp()];
    const query = '{ open signedIn ruled }';
    for (const subject of [ANONYMOUS, citizen('1'), officer]) await present.prepareFor(subject, query);
    for (const used of present.preparer.inUse(10)) await next.preparer.warm(used);
    expect([...next.planned].sort()).toEqual([...present.planned].sort());
    for (const subject of [ANONYMOUS, citizen('2'), officer]) await next.prepareFor(subject, query);
    expect(next.planned).toHaveLength(3);
  });
});
