import { type Corpus, link } from './corpus.js';

type Place = { readonly land?: string; readonly town?: string; readonly ward?: string };
type Ref = { readonly id?: string; readonly code?: string; readonly place?: Place; readonly title?: string };

const place = { land: 'jabar', town: 'depok', ward: 'beji' };
const dossiers = [1, 2].map((n) => ({ id: `d${n}`, code: `c${n}`, place: { ...place, ward: `w${n}` }, title: `title ${n}` }));
const dossierOf = ({ id }: Ref) => dossiers.find((one) => one.id === id);

const letters = ['x', 'y', 'z'].map((code, n) => ({ id: `l${n}`, code, sender: n === 1 ? null : { name: `sender ${n}` } }));

/** Several keys on one type, of which each subgraph can be asked by its own ones only. */
export const KEYS: Corpus = {
  subgraphs: {
    archive: {
      sdl: `${link('@key')}
        type Dossier @key(fields: "id") @key(fields: "code", resolvable: false) @key(fields: "place { land town }", resolvable: false)
          @key(fields: "id place { town ward }", resolvable: false) { id: ID! code: ID! place: Place! title: String! }
        type Place { land: ID! town: ID! ward: ID! }`,
      resolvers: { Dossier: { __resolveReference: (ref: Ref) => (Object.keys(ref).join() === '__typename,id' ? dossierOf(ref) : null) } },
    },
    desk: {
      sdl: `${link('@key', '@external', '@requires')}
        type Query { shelf: Shelf mail: [Bag] bags: [[Bag]] }
        type Shelf @key(fields: "id") { id: ID! dossiers: [Dossier!]! }
        type Dossier @key(fields: "place { land town }", resolvable: false) @key(fields: "id place { town ward }")
          @key(fields: "code", resolvable: false) @key(fields: "id", resolvable: false) {
          id: ID! code: ID! place: Place! title: String! @external label: String! @requires(fields: "title") }
        type Place { land: ID! town: ID! ward: ID! }
        type Bag { letter: Letter }
        type Letter @key(fields: "code") { code: ID! }`,
      resolvers: {
        Query: {
          shelf: () => ({ id: 's', dossiers: dossiers.map(({ title, ...rest }) => rest) }),
          mail: () => [
            { letter: letters[0] },
            null,
            { letter: letters[1] },
            { letter: null },
            { letter: letters[2] },
            { letter: letters[0] },
          ],
          bags: () => [[{ letter: letters[2] }, null], null, [{ letter: letters[0] }]],
        },
        Dossier: {
          __resolveReference({ id, place: given, title }: Ref) {
            if (!given?.town || !given.ward) throw new Error('half a key');
            return { id, place: given, title };
          },
          label({ title, id }: Ref) {
            if (!title) throw new Error('a title was required');
            return `${id}: ${title}`;
          },
        },
      },
    },
    post: {
      sdl: `${link('@key')} type Letter @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }`,
      resolvers: {
        Letter: {
          // It knows two of three: there is no way from the code of the last one to its id.
          __resolveReference: ({ id, code }: Ref) =>
            letters.find((one) => one.code !== 'z' && (one.id === id || one.code === code)) ?? null,
        },
      },
    },
    people: {
      sdl: `${link('@key')}
        type Letter @key(fields: "id") { id: ID! sender: Person weight: Int! }
        type Person { name: String! }`,
      resolvers: {
        Letter: {
          __resolveReference: ({ id }: Ref) => letters.find((one) => one.id === id),
          weight: ({ id }: Ref) => Number(id?.slice(1)),
        },
      },
    },
  },
  cases: {
    'keys of which none serves both ways': {
      query: '{ shelf { id dossiers { id title label } } }',
      data: { shelf: { id: 's', dossiers: [1, 2].map((n) => ({ id: `d${n}`, title: `title ${n}`, label: `d${n}: title ${n}` })) } },
      calls: { desk: 2, archive: 1 },
    },
    'a part of a composite key under other names': {
      query: '{ shelf { dossiers { place: code code: place { ward: land } label } } }',
      data: { shelf: { dossiers: [1, 2].map((n) => ({ place: `c${n}`, code: { ward: 'jabar' }, label: `d${n}: title ${n}` })) } },
    },
    'a nested key asked for in part': {
      query: '{ shelf { dossiers { label place { ward } } } }',
      data: { shelf: { dossiers: [1, 2].map((n) => ({ label: `d${n}: title ${n}`, place: { ward: `w${n}` } })) } },
    },
    'a key that another subgraph changes into the one needed, of which one is nowhere': {
      query: '{ mail { letter { code sender { name } } } }',
      data: {
        mail: [
          { letter: { code: 'x', sender: { name: 'sender 0' } } },
          null,
          { letter: { code: 'y', sender: null } },
          { letter: null },
          { letter: { code: 'z', sender: null } },
          { letter: { code: 'x', sender: { name: 'sender 0' } } },
        ],
      },
      calls: { desk: 1, post: 1, people: 1 },
    },
    'lists in lists, and a value that must not be null of what is nowhere': {
      query: '{ bags { letter { weight } } }',
      data: { bags: [[{ letter: null }, null], null, [{ letter: { weight: 0 } }]] },
      errors: ['bags.0.0.letter.weight: SUBGRAPH_ANSWER_INVALID'],
      calls: { desk: 1, post: 1, people: 1 },
    },
  },
};
