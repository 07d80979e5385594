import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { ANONYMOUS } from '@lapor/schema/identity';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { type Data, type RawSubgraph, startRawSubgraph } from './raw-subgraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject"])';
const GRAPH = {
  shelf: `${LINK}
    type Query { media: [Media] }
    interface Media @key(fields: "id") { id: ID! title: String }
    type Book implements Media @key(fields: "id") { id: ID! title: String }
    type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }`,
  chart: `${LINK}
    type Query { top: [Media] }
    type Media @key(fields: "id") @interfaceObject { id: ID! score: Int next: Media }`,
};
const BOOK: Data = { __typename: 'Book', id: '1', title: 'Laskar Pelangi' };
const FILM: Data = { __typename: 'Film', id: '2', title: 'Tjoet Nja Dhien', minutes: 150 };
const second: Data = { __typename: 'Media', id: '2', score: 20 };
const first: Data = { __typename: 'Media', id: '1', score: 10, next: second };
const byId =
  (all: readonly Data[]) =>
  ({ id }: Data) =>
    all.find((one) => one.id === id);
const SUBGRAPHS: Readonly<Record<string, RawSubgraph>> = {
  shelf: { root: { media: [BOOK, FILM] }, entity: byId([BOOK, FILM]), abstract: { Book: ['Media'], Film: ['Media'] } },
  chart: { root: { top: [first, second] }, entity: byId([first, second]) },
};

describe.each(PLANNERS)('an interface to which a subgraph adds fields (@interfaceObject, planned by %s)', (planner) => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuardedGateway(GRAPH, { planner, start: (name) => startRawSubgraph(SUBGRAPHS[name]!) });
  });
  afterAll(() => gateway.stop());

  it.each([
    ['{ top { score } }', { top: [{ score: 10 }, { score: 20 }] }],
    ['{ top { next { id } } }', { top: [{ next: { id: '2' } }, { next: null }] }],
    ['{ top { next { title } } }', { top: [{ next: { title: FILM.title } }, { next: null }] }],
    ['{ top { kind: __typename } }', { top: [{ kind: 'Book' }, { kind: 'Film' }] }],
    ['{ top { ... on Film { score minutes } } }', { top: [{}, { score: 20, minutes: 150 }] }],
    ['{ media { id } }', { media: [{ id: '1' }, { id: '2' }] }],
    [
      '{ media { score next { score } } }',
      {
        media: [
          { score: 10, next: { score: 20 } },
          { score: 20, next: null },
        ],
      },
    ],
    ['{ media { ... on Film { minutes score } ... on Book { title } } }', { media: [{ title: BOOK.title }, { minutes: 150, score: 20 }] }],
  ])('answers %s', async (query, wanted) => {
    const { data, errors } = await gateway.ask(ANONYMOUS, query);
    expect({ data, errors }).toEqual({ data: wanted, errors: [] });
  });

  it('is planned by the planner that was named, but for what that one cannot', () => {
    const reasons = [
      'the operation asks for the name of a type under another key',
      expect.stringContaining('No paths found for selection item: minutes'),
    ];
    expect(gateway.standIns).toEqual(planner === 'hive' ? reasons : []);
  });
});
