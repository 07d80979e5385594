import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, API_SCOPES, SUBGRAPHS, type Subject } from '@lapor/schema/identity';
import { buildSchema, type GraphQLField, type GraphQLSchema, getNamedType, isLeafType, isObjectType, print } from 'graphql';
import { idOf } from '../environment/officers.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';

const METRO = { agencyCode: 'D-18.72' } as const;
const ROLES = ['AGENCY_ADMIN', 'AGENCY_LEADER', 'API_CLIENT_DEV', 'LIAISON_OFFICER', 'NATIONAL_ADMIN', 'OVERSEER'] as const;
/** Every kind of caller there is, each of them with something to do with what is asked for. */
const CALLERS: readonly Subject[] = [
  ANONYMOUS,
  { kind: 'citizen', id: randomUUID() },
  ...ROLES.map((role) => ({ kind: 'officer', id: idOf('petugas-metro'), memberships: [{ role, ...METRO }] }) as const),
  { kind: 'officer', id: randomUUID(), memberships: [] },
  { kind: 'apiClient', id: 'D-18.72:kota', ...METRO, scopes: API_SCOPES },
  { kind: 'apiClient', id: 'D-18.72:kota', ...METRO, scopes: [] },
];

/** Entity → keys of some that are there. */
const EXAMPLES: Readonly<Record<string, readonly Record<string, string>[]>> = {
  Agency: [{ code: 'D-18.72' }, { code: 'K-PANRB' }],
  Region: [{ code: '18.72' }, { code: '18' }],
  Category: [{ id: 'lingkungan' }],
};

interface Declared {
  readonly subgraph: (typeof SUBGRAPHS)[number];
  readonly type: string;
  readonly selection: string;
}

/** What may be kept for everybody, from the committed SDL; new declarations come in by themselves. */
function declared(): readonly Declared[] {
  return SUBGRAPHS.flatMap((subgraph) => {
    const sdl = readFileSync(new URL(`../../../schema/subgraphs/${subgraph}.graphql`, import.meta.url), 'utf8');
    const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
    return keptTypes(schema).map((type) => ({ subgraph, type, selection: selectionOf(schema, type, 1) }));
  });
}

function keptTypes(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) && isKept(schema, type.name) ? [type.name] : []));
}

function isKept(schema: GraphQLSchema, name: string): boolean {
  const directives = schema.getType(name)?.astNode?.directives ?? [];
  return directives.some((directive) => directive.name.value === 'cacheControl');
}

/** Whether a field says itself that it is not kept. */
function isNever({ astNode }: GraphQLField<unknown, unknown>): boolean {
  return astNode?.directives?.some((directive) => print(directive) === '@cacheControl(maxAge: 0)') === true;
}

/** All plain fields, and one level down those of objects that may be kept as well. */
function selectionOf(schema: GraphQLSchema, name: string, levels: number): string {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const value = getNamedType(field.type);
    if (isNever(field)) return [];
    if (isLeafType(value)) return [field.name];
    return levels > 0 && field.args.length === 0 && isKept(schema, value.name)
      ? [`${field.name} { ${selectionOf(schema, value.name, levels - 1)} }`]
      : [];
  });
  return fields.join(' ');
}

describe('what is declared to be kept for everybody', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  it('is known here, with examples', () => {
    expect(
      declared()
        .map(({ type }) => type)
        .sort(),
    ).toEqual(Object.keys(EXAMPLES).sort());
  });

  it.each(declared())('is the same for every kind of caller: $subgraph $type { $selection }', async ({ subgraph, type, selection }) => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`;
    const variables = { representations: (EXAMPLES[type] ?? []).map((key) => ({ __typename: type, ...key })) };
    const answers: string[] = [];
    for (const subject of CALLERS) {
      const { text, errors, data } = await askSubgraph<{ _entities: unknown[] }>(
        system,
        subgraph,
        { query, variables },
        signFor(system, subgraph, query, { subject }),
      );
      expect(errors).toEqual([]);
      expect(data?._entities).not.toContain(null);
      answers.push(text);
    }
    expect(new Set(answers).size).toBe(1);
  });
});
