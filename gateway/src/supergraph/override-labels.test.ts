import { describe, expect, it } from '@jest/globals';
import { composeSupergraph } from '@lapor/schema/compose';
import { parse } from 'graphql';
import { findOperation, type Operation } from '../planning/operation.js';
import { buildSupergraph } from './build-supergraph.js';
import { readOverrideLabels } from './override-labels.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override"])';
const SDL = {
  old: `${LINK} type Query { t: T u: U i: I w: W } interface I { x: Int } union W = T | U
    type T implements I @key(fields: "id") { id: ID! x: Int y: Int } type U @key(fields: "id") { id: ID! x: Int y: Int }`,
  new: `${LINK} type T @key(fields: "id") { id: ID! x: Int @override(from: "old", label: "tx") y: Int @override(from: "old", label: "percent(7)") }
    type U @key(fields: "id") { id: ID! x: Int @override(from: "old", label: "ux") }`,
};

function labels(query: string, inserted: readonly string[] = []) {
  const composed = composeSupergraph(Object.entries(SDL).map(([name, sdl]) => ({ name, url: `http://${name}.test/graphql`, sdl })));
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  const supergraph = buildSupergraph(composed.supergraphSdl);
  const { labelsOf } = readOverrideLabels(supergraph.schema, supergraph.apiSchema().toGraphQLJSSchema(), new Set(inserted));
  return labelsOf(findOperation(parse(query), null) as Operation);
}

describe('the labels that an operation touches', () => {
  it.each([
    ['{ t { id } u { y } }', []],
    ['{ t { x } }', ['tx']],
    ['{ u { x } t { y } }', ['percent(7)', 'ux']],
    ['{ i { x } }', ['tx']],
    ['{ w { ... on U { x } ...F } } fragment F on T { y }', ['percent(7)', 'ux']],
  ])('are by the types of its fields: %s', (query, wanted) => {
    expect(labels(query)).toEqual(wanted);
  });

  it('are also those of fields that a plan may ask for by itself', () => {
    expect(labels('{ t { id } }', ['x'])).toEqual(['tx', 'ux']);
  });
});
