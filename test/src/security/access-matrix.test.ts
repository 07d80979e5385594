import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import type { GraphClient } from '../environment/graph-client.js';
import type { Steps } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { REPORT_FIELDS, WHOLE_TYPES } from './field-decisions.js';
import { fieldsOf, isShown, liveFully, OBJECT_TYPES, probeOf } from './field-matrix.js';
import { openPrincipals, PRINCIPALS, type PrincipalName } from './principals.js';
import { ROOT_DECISIONS } from './root-decisions.js';
import { ROOT_OPERATIONS, type RootOperation } from './root-operations.js';

/** The types whose fields are decided one by one. */
const BY_FIELD: Readonly<Record<string, object>> = { Report: REPORT_FIELDS };

describe('every field of the API schema', () => {
  it('has a decision, and every decision a field', () => {
    expect(Object.keys(ROOT_DECISIONS).toSorted()).toEqual(ROOT_OPERATIONS.map(({ name }) => name).toSorted());
    const undecided = (type: GraphQLObjectType) => fieldsOf(type) !== (decidedOf(type.name) ?? '');
    expect(OBJECT_TYPES.filter(undecided).map((type) => `${type.name}: ${fieldsOf(type)}`)).toEqual([]);
    const known = new Set(OBJECT_TYPES.map(({ name }) => name));
    expect([...Object.keys(WHOLE_TYPES), ...Object.keys(BY_FIELD)].filter((name) => !known.has(name))).toEqual([]);
  });
});

function decidedOf(type: string): string | undefined {
  return Object.hasOwn(BY_FIELD, type) ? Object.keys(BY_FIELD[type]!).toSorted().join(' ') : WHOLE_TYPES[type];
}

describe('whoever comes to a door', () => {
  let system: TestSystem;
  let clients: Readonly<Record<PrincipalName, GraphClient>>;
  let reports: Readonly<Record<keyof (typeof REPORT_FIELDS)[string], Steps>>;
  beforeAll(async () => {
    system = await startTestSystem();
    clients = await openPrincipals(system);
    const hidden = { anonymous: true, confidential: true };
    reports = { open: await liveFully(system), hidden: await liveFully(system, hidden, false) };
  }, 60_000);
  afterAll(() => system?.stop());

  const codesOf = async (client: GraphClient, { kind, query, variables }: RootOperation): Promise<readonly string[]> => {
    if (kind !== 'subscription') return (await client.ask(query, variables)).codes;
    const live = await system.live(client);
    const [first] = await live.stream(query, variables).take(1);
    await live.close();
    return (first?.errors ?? []).map(({ extensions }) => extensions.code);
  };

  it.each(ROOT_OPERATIONS)('$name is let in, or refused as decided', async (operation) => {
    const seen: string[] = [];
    for (const principal of PRINCIPALS) seen.push(toMark(await codesOf(clients[principal], operation)));
    expect(byPrincipal(seen)).toEqual(byPrincipal([...ROOT_DECISIONS[operation.name]!]));
  });

  const fields = Object.values(OBJECT_TYPES.find(({ name }) => name === 'Report')!.getFields());
  const decided = fields.filter(({ name }) => Object.hasOwn(REPORT_FIELDS, name));
  it.each(decided)('Report.$name is shown as decided, of an open report and of one that is anonymous and confidential', async (field) => {
    const query = `query ($id: ID!) { report(id: $id) { ${probeOf(field)} } }`;
    for (const kind of ['open', 'hidden'] as const) {
      const seen: string[] = [];
      for (const principal of PRINCIPALS) {
        const { data, codes } = await clients[principal].ask<{ report: Record<string, unknown> | null }>(query, {
          id: reports[kind].report.id,
        });
        expect(codes).toEqual([]);
        seen.push(data?.report == null ? ' ' : isShown(data.report[field.name]) ? '+' : '-');
      }
      expect({ kind, ...byPrincipal(seen) }).toEqual({ kind, ...byPrincipal([...REPORT_FIELDS[field.name]![kind]]) });
    }
  });
});

/** `U` for nobody's business without a token, `F` for not theirs, `?` for as unknown as what does not exist, `.` for let in. */
function toMark(codes: readonly string[]): string {
  if (codes.includes('UNAUTHENTICATED')) return 'U';
  if (codes.includes('FORBIDDEN')) return 'F';
  return codes.some((code) => /_(UNKNOWN|NOT_FOUND)$/.test(code)) ? '?' : '.';
}

function byPrincipal(marks: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(PRINCIPALS.map((principal, index) => [principal, marks[index]]));
}
