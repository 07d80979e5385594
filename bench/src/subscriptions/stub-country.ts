/** The subgraphs that gateways of others can speak to as well as ours: one with events, one with what they are about. */
export type StubName = 'events' | 'items';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
/** What our gateway is told of who may share a stream; to others it is a directive that they do not know. */
const VIEWED_BY = 'directive @viewedBy(claims: [String!], beginsWithPresent: Boolean, aloneWith: [String!]) on FIELD_DEFINITION | OBJECT';
const ALIKE = '@viewedBy(claims: [])';
const EVENT = (item: string) => `{ id: ID! cursor: String! type: String! item: Item! ${item} }`;

/** By Federation 2, as Hive and we read them. */
export const SCHEMAS: Readonly<Record<StubName, string>> = {
  events: `${LINK} ${VIEWED_BY} type Query { now: String } type Subscription { deskEvents(after: String): Event! ${ALIKE} }
    type Event ${ALIKE} ${EVENT(ALIKE)} type Item @key(fields: "id", resolvable: false) ${ALIKE} { id: ID! }`,
  items: `${LINK} ${VIEWED_BY} type Query { items: [Item!] } type Item @key(fields: "id") ${ALIKE} { id: ID! name: String! }`,
};

/** By Federation 1, which is what Mercurius reads. */
export const SCHEMAS_1: Readonly<Record<StubName, string>> = {
  events: `type Query { now: String } type Subscription { deskEvents(after: String): Event! }
    type Event ${EVENT('')} extend type Item @key(fields: "id") { id: ID! @external }`,
  items: 'type Query { items: [Item!] } type Item @key(fields: "id") { id: ID! name: String! }',
};

export const PLAIN = 'subscription { deskEvents { id type } }';
export const JOINED = 'subscription { deskEvents { id type item { name } } }';
