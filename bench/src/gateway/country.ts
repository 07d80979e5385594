/**
 * A small country for peers to be asked about: four subgraphs like those of the product, with data computed from
 * numbers, so that each answer is the same whenever and by whomever it is asked for.
 */
const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@shareable"])';

const REPORTS = `${FEDERATION}
  type Query { reports(first: Int!, from: Int): [Report!]!  report(id: ID!): Report }
  type Mutation { support(id: ID!): Report! }
  type Report @key(fields: "id") {
    id: ID! title: String! content: String! state: State! filedAt: String! supports: Int!
    agency: Agency! reporter: Citizen! region: Region! history: [Step!]! attachments: [Attachment!]!
  }
  type Step { at: String! kind: String! note: String office: Agency! actor: Citizen! }
  type Attachment { name: String! bytes: Int! }
  type Agency @key(fields: "code", resolvable: false) { code: ID! }
  type Region @key(fields: "code", resolvable: false) { code: ID! }
  type Citizen @key(fields: "id") { id: ID! recent: [Report!]! }
  enum State { RECEIVED ASSIGNED IN_PROGRESS RESPONDED COMPLETED }`;

const AGENCIES = `${FEDERATION}
  type Query { agency(code: ID!): Agency }
  type Agency @key(fields: "code") {
    code: ID! name: String! shortName: String! type: String! active: Boolean! region: Region! head: Citizen! parent: Agency
  }
  type Region @key(fields: "code", resolvable: false) { code: ID! }
  type Citizen @key(fields: "id", resolvable: false) { id: ID! }`;

const CITIZENS = `${FEDERATION}
  type Query { citizen(id: ID!): Citizen }
  type Citizen @key(fields: "id") { id: ID! displayName: String! since: String! home: Region! }
  type Region @key(fields: "code", resolvable: false) { code: ID! }`;

const REGIONS = `${FEDERATION}
  type Query { region(code: ID!): Region }
  type Region @key(fields: "code") { code: ID! name: String! level: String! population: Int! province: Region! }`;

/** Subgraph → its schema. */
export const SCHEMAS = { reports: REPORTS, agencies: AGENCIES, citizens: CITIZENS, regions: REGIONS } as const;
export type StubName = keyof typeof SCHEMAS;

/** Subgraph → the entities that another one declares. */
const EXTENDED: Readonly<Record<StubName, string>> = {
  reports: 'Agency|Region|Citizen',
  agencies: 'Region|Citizen',
  citizens: 'Region',
  regions: 'none',
};

/** The schemas by Federation 1, which is what Mercurius reads: one subgraph declares an entity, and the others extend it. */
export const SCHEMAS_1 = Object.fromEntries(
  Object.entries(SCHEMAS).map(([name, sdl]) => {
    const extended = new RegExp(`type (${EXTENDED[name as StubName]}) @key\\(fields: "(\\w+)".*?\\) { \\2: ID!`, 'g');
    const plain = sdl.replace(FEDERATION, '').replace(/type (?=Query|Mutation)/g, 'extend type ');
    return [name, plain.replace(extended, 'extend type $1 @key(fields: "$2") { $2: ID! @external')];
  }),
) as Readonly<Record<StubName, string>>;

type Entity = Readonly<Record<string, unknown>>;

const AGENCIES_HELD = 12;
const CITIZENS_HELD = 40;
const REGIONS_HELD = 30;
const STATES = ['RECEIVED', 'ASSIGNED', 'IN_PROGRESS', 'RESPONDED', 'COMPLETED'];
const KINDS = ['ReportReceived', 'ReportVerified', 'ReportDisposed', 'FinalAnswerGiven'];
const CONTENT =
  'Lampu penerangan jalan di depan pasar padam sejak hari Senin sehingga jalan gelap pada malam hari dan warga khawatir melintas. ' +
  'Kami sudah menyampaikan kepada ketua lingkungan, mohon diperbaiki.';

const day = (number: number): string => `2026-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`;
const agencyAt = (number: number): Entity => ({ __typename: 'Agency', code: `D-${number % AGENCIES_HELD}` });
const citizenAt = (number: number): Entity => ({ __typename: 'Citizen', id: `w${number % CITIZENS_HELD}` });
const regionAt = (number: number): Entity => ({ __typename: 'Region', code: `${10 + (number % REGIONS_HELD)}` });
const numberOf = (key: unknown): number => Number(String(key).replace(/\D/g, ''));

/** With what the subgraph of reports adds to a citizen. */
function reporterAt(number: number): Entity {
  const citizen = citizenAt(number);
  return { ...citizen, recent: () => [1, 2, 3].map((step) => reportAt(numberOf(citizen.id) * 13 + step)) };
}

/** With what the subgraph of regions knows of it. */
function placeAt(number: number): Entity {
  return {
    __typename: 'Region',
    code: String(number),
    name: `Kabupaten ke-${number}`,
    level: number < 20 ? 'CITY' : 'REGENCY',
    population: 100_000 + number * 999,
    province: () => placeAt(10 + (number % 5)),
  };
}

function reportAt(number: number): Entity {
  return {
    __typename: 'Report',
    id: `r${number}`,
    title: `Lampu jalan padam di ruas ${number}`,
    content: CONTENT,
    state: STATES[number % STATES.length],
    filedAt: `${day(number)}T03:00:00Z`,
    supports: (number * 7) % 97,
    agency: agencyAt(number * 5),
    reporter: reporterAt(number * 3),
    region: regionAt(number * 11),
    history: KINDS.map((kind, index) => ({
      at: `${day(number + index)}T0${index}:30:00Z`,
      kind,
      note: index % 2 === 0 ? null : `Catatan langkah ${index} atas laporan ${number}`,
      office: agencyAt(number + index),
      actor: reporterAt(number + index * 7),
    })),
    attachments: [0, 1].map((index) => ({ name: `foto-${number}-${index}.jpg`, bytes: 10_000 + number * 31 + index })),
  };
}

/** Subgraph → type → what it knows of the entity with a key. */
export const ENTITIES: Readonly<Record<StubName, Readonly<Record<string, (key: Entity) => Entity>>>> = {
  reports: {
    Report: ({ id }) => reportAt(numberOf(id)),
    Citizen: ({ id }) => reporterAt(numberOf(id)),
  },
  agencies: {
    Agency({ code }) {
      const number = numberOf(code);
      return {
        ...agencyAt(number),
        name: `Dinas Perhubungan Kota ke-${number}`,
        shortName: `DISHUB ${number}`,
        type: 'OPD',
        active: number % 9 !== 0,
        region: regionAt(number * 2),
        head: citizenAt(number + 20),
        parent: number % 3 === 0 ? null : agencyAt(number + 1),
      };
    },
  },
  citizens: {
    Citizen({ id }) {
      const number = numberOf(id);
      return { ...citizenAt(number), displayName: `Warga ke-${number}`, since: day(number), home: regionAt(number) };
    },
  },
  regions: {
    Region: ({ code }) => placeAt(numberOf(code)),
  },
};

/** Subgraph → root field → its value. */
export const ROOTS: Readonly<Record<StubName, Readonly<Record<string, (input: Entity) => unknown>>>> = {
  reports: {
    reports: ({ first, from }) => Array.from({ length: Number(first) }, (_, index) => reportAt(Number(from ?? 0) + index)),
    report: ({ id }) => reportAt(numberOf(id)),
    support: ({ id }) => reportAt(numberOf(id)),
  },
  agencies: { agency: (key) => ENTITIES.agencies.Agency?.(key) },
  citizens: { citizen: (key) => ENTITIES.citizens.Citizen?.(key) },
  regions: { region: (key) => ENTITIES.regions.Region?.(key) },
};
