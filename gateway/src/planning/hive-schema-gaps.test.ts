import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { createSchemaGaps } from './hive-schema-gaps.js';

const gaps = (sdl: string) => {
  const supergraph = parse(sdl);
  const gapOf = createSchemaGaps(supergraph, buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true }));
  return (text: string) => gapOf(parse(text));
};
const FIELDS = 'label: String @join__field(graph: X, requires: "name") name: String';

describe("what of a supergraph Hive's planner is not asked to plan", () => {
  const gapOf = gaps(`type Query { pet: Pet node: Node name: String }
    union Pet @join__type(graph: X) @join__type(graph: Y) @join__unionMember(graph: X, member: "Dog") = Dog
    interface Node { id: ID }
    type Dog implements Node { id: ID }`);

  it.each(['{ name pet { __typename } }', '{ node { ... on Pet { __typename } } }', '{ ...F } fragment F on Query { pet { __typename } }'])(
    'is a type of which subgraphs know different ones: %s',
    (text) => {
      expect(gapOf(text)).toBe('subgraphs know different types of Pet');
    },
  );

  it('is nothing else', () => {
    expect(gapOf('{ name node { id ... on Dog { id } } }')).toBeUndefined();
  });

  it('is what requires others, where anything is provided', () => {
    const provided = gaps(`type Query { office: Office @join__field(graph: X, provides: "name") } type Office { ${FIELDS} }`);
    expect(provided('{ office { label } }')).toBe('what label requires may have been provided elsewhere');
    expect(provided('{ office { name } }')).toBeUndefined();
    const required = gaps(`type Query { office: Office } type Office { ${FIELDS} }`);
    expect(required('{ office { label } }')).toBeUndefined();
  });
});
