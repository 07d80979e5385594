import { type Corpus } from './corpus.js';

const sdl = (name: string, value: string) => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.1", import: ["@key", "@composeDirective"])
    @link(url: "https://spec.example.id/access/v1.0", import: ["@access"]) @composeDirective(name: "@access")
  directive @access(scope: Scope!${value}) on FIELD
  enum Scope { OPEN CLOSED }
  type Query { ${name}: String }`;

/** Directives of clients, of which one subgraph has a default and the other none. */
export const CLIENT_DIRECTIVES: Corpus = {
  subgraphs: {
    one: { sdl: sdl('a', ''), resolvers: { Query: { a: () => 'a' } } },
    two: { sdl: sdl('b', ' = OPEN'), resolvers: { Query: { b: () => 'b' } } },
  },
  cases: {
    'with a value': { query: '{ a @access(scope: CLOSED) b @access(scope: OPEN) }', data: { a: 'a', b: 'b' } },
    'with the default': { query: '{ a @access b @access }', data: { a: 'a', b: 'b' } },
  },
};
