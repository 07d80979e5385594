import { describe, expect, it } from '@jest/globals';
import { composeSupergraph } from './compose.js';
import { VIEWER_CLAIMS } from './viewer-claims.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const subgraph = (name: string, types: string) => ({ name, url: `http://${name}`, sdl: `${LINK} ${VIEWER_CLAIMS.definition} ${types}` });

describe('what subgraphs say of who sees the same', () => {
  it('stands in the supergraph as the word of each, and nowhere in the schema of clients', () => {
    const composed = composeSupergraph([
      subgraph(
        'one',
        `type Query { a: Int } type Subscription { all: Thing @viewedBy(claims: []) some: Thing @viewedBy(claims: ["id", "scopes"])
          same: Thing @viewedBy now: Thing @viewedBy(claims: [], beginsWithPresent: true) later: Thing @viewedBy(beginsWithPresent: false)
          bySecret(secret: String): Thing @viewedBy(aloneWith: ["secret"]) }
          type Thing @key(fields: "id") @viewedBy(claims: []) { id: ID! name: String @viewedBy }`,
      ),
      subgraph('two', 'type Query { b: Int } type Thing @key(fields: "id") { id: ID! more: String @viewedBy(claims: ["kind"]) }'),
    ]);
    if (!composed.ok) throw new Error(composed.problems.join('\n'));
    expect(
      composed.supergraphSdl.match(/(\w+: \w+ (@join__field\([^)]*\) )?)?@join__directive\(graphs: \[\w+\], name: "viewedBy"[^)]*\)/g),
    ).toEqual([
      'all: Thing @join__directive(graphs: [ONE], name: "viewedBy", args: {claims: []})',
      'some: Thing @join__directive(graphs: [ONE], name: "viewedBy", args: {claims: ["id", "scopes"]})',
      'same: Thing @join__directive(graphs: [ONE], name: "viewedBy", args: {})',
      'now: Thing @join__directive(graphs: [ONE], name: "viewedBy", args: {claims: [], beginsWithPresent: true})',
      'later: Thing @join__directive(graphs: [ONE], name: "viewedBy", args: {})',
      // Of the field with an argument, the part behind its type.
      '@join__directive(graphs: [ONE], name: "viewedBy", args: {aloneWith: ["secret"]})',
      '@join__directive(graphs: [ONE], name: "viewedBy", args: {claims: []})',
      'name: String @join__field(graph: ONE) @join__directive(graphs: [ONE], name: "viewedBy", args: {})',
      'more: String @join__field(graph: TWO) @join__directive(graphs: [TWO], name: "viewedBy", args: {claims: ["kind"]})',
    ]);
    expect(composed.apiSdl).not.toMatch(/viewedBy/);
  });
});
