import { buildSubgraphSchema } from '@apollo/subgraph';
import { compileAccessRules } from '@lapor/gateway/auth/directives';
import type { SubgraphAnswer, SubgraphRequest } from '@lapor/gateway/execution/execution';
import { readAnswer } from '@lapor/gateway/execution/subgraph-answer';
import { createTypeConditions } from '@lapor/gateway/execution/type-conditions';
import { createApolloPlanner } from '@lapor/gateway/planning/apollo-planner';
import { createAskedNames } from '@lapor/gateway/planning/asked-names';
import { buildSupergraph } from '@lapor/gateway/supergraph/build-supergraph';
import { readInsertedFields } from '@lapor/gateway/supergraph/inserted-fields';
import { createPrepare } from '@lapor/gateway/supergraph/prepare';
import { isWritten } from '@lapor/kit/http/written-result';
import { composeSupergraph } from '@lapor/schema/compose';
import { ANONYMOUS } from '@lapor/schema/identity';
import { type ExecutionResult, type GraphQLSchema, graphql, parse } from 'graphql';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const SDL = {
  reports: `${LINK}
    scalar Any
    type Query { reports: [Report!]! report: Report }
    type Report @key(fields: "id") {
      id: ID! title: String state: State! supports: Int! share: Float open: Boolean! extra: Any
      agency: Agency! second: Agency places: [[Place!]!] steps: [Step!]! }
    type Place { name: String! }
    type Step { note: String by: Agency! }
    type Agency @key(fields: "code", resolvable: false) { code: ID! }
    enum State { RECEIVED COMPLETED }`,
  agencies: `${LINK}
    type Agency @key(fields: "code") { code: ID! name: String! short: String parent: Agency region: Region! }
    type Region @key(fields: "code", resolvable: false) { code: ID! }`,
  regions: `${LINK}
    type Region @key(fields: "code") { code: ID! name: String! level: Int }`,
};

const agency = (number: number) => ({ __typename: 'Agency', code: `A-${number}` });
const report = (number: number) => ({
  id: `r${number}`,
  title: number % 3 === 0 ? null : `Jalan "rusak" – ke-${number}\n\u{1f6a7}`,
  state: number % 2 === 0 ? 'RECEIVED' : 'COMPLETED',
  supports: number * 7,
  share: number / 4,
  open: number % 2 === 0,
  extra: number % 2 === 0 ? 'plain' : null,
  agency: agency(number % 2),
  second: number % 2 === 0 ? null : agency(3),
  places: number === 1 ? null : [[{ name: 'Metro' }], []],
  steps: Array.from({ length: number }, (_, step) => ({ note: step === 0 ? null : 'é', by: agency(step) })),
});
const numberOf = (code: unknown) => Number(String(code).replace(/\D/g, ''));

function wholeAgency(number: number, code = `A-${number}`): Record<string, unknown> {
  const parent = () => (number === 0 ? null : wholeAgency(number - 1));
  return { code, name: `Dinas ${number}`, short: null, parent, region: { code: `R${number % 2}` } };
}

const RESOLVERS = {
  reports: { Query: { reports: () => [1, 2, 3].map(report), report: () => report(2) } },
  agencies: {
    Agency: { __resolveReference: ({ code }: { code: string }) => wholeAgency(numberOf(code), code) },
  },
  regions: { Region: { __resolveReference: ({ code }: { code: string }) => ({ code, name: `Wilayah ${code}`, level: numberOf(code) }) } },
};

export const QUERY = `query Whole($short: Boolean = true) {
  reports {
    id title state supports share open extra kind: __typename
    agency { name code region { name code level } ...Short @include(if: $short) __typename }
    second { short parent { name region { level } } code }
    places { name }
    steps { by { region { name } code } note } }
  report { ... { supports } agency { code } id } }
  fragment Short on Agency { short parent { code name } }`;

/** What comes of a body before the gateway has it. */
export type Tamper = (body: Buffer, subgraph: string) => Buffer;

export interface TextGraph {
  /** The operation in both forms, over the same bodies; `sent` counts what was asked for the text. */
  ask(
    variables: Record<string, unknown>,
    tamper?: Tamper,
  ): Promise<{ text: ExecutionResult; isText: boolean; made: ExecutionResult; sent: string[] }>;
}

/** One operation over three subgraphs without sockets in between, of which every body can be tampered with. */
export async function openTextGraph(query = QUERY): Promise<TextGraph> {
  const composed = composeSupergraph(Object.entries(SDL).map(([name, sdl]) => ({ name, url: `http://${name}.test/graphql`, sdl })));
  if (!composed.ok) throw new Error(composed.problems.join('\n'));
  const supergraph = buildSupergraph(composed.supergraphSdl);
  const plan = createApolloPlanner(supergraph);
  const { prepare } = createPrepare({
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
    types: createTypeConditions(supergraph.schema),
    askedNames: createAskedNames(readInsertedFields(supergraph.schema)),
    planner: { plan: async (document, name) => plan(document, name) },
    rules: compileAccessRules(supergraph.schema),
    planCacheMaxBytes: 10_000_000,
    hotAfter: 0,
    onFault(error) {
      throw error;
    },
  });
  const source = { document: parse(query), documentHash: query, operationName: null, letters: query.length };
  const operation = await prepare(source, () => ({ subject: ANONYMOUS, sessionExp: undefined }));
  const schemas = new Map<string, GraphQLSchema>(
    Object.entries(SDL).map(([name, sdl]) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: RESOLVERS[name as keyof typeof SDL] as never }]),
    ]),
  );
  const honest = new Map<string, Buffer>();
  const bodyOf = async ({ subgraph, body }: SubgraphRequest): Promise<Buffer> => {
    const key = `${subgraph} ${body}`;
    const { query: text, variables } = JSON.parse(String(body)) as { query: string; variables: Record<string, unknown> };
    const known =
      honest.get(key) ??
      Buffer.from(JSON.stringify(await graphql({ schema: schemas.get(subgraph)!, source: text, variableValues: variables })));
    honest.set(key, known);
    return known;
  };
  return {
    async ask(variables, tamper = (body) => body) {
      const sent: string[] = [];
      // What was tampered with once is given so to whoever asks.
      const given = new Map<string, Buffer>();
      const sendFor =
        (asked: string[]) =>
        async (request: SubgraphRequest): Promise<SubgraphAnswer> => {
          const key = `${request.subgraph} ${request.body}`;
          asked.push(key);
          const body = given.get(key) ?? tamper(await bodyOf(request), request.subgraph);
          given.set(key, body);
          return readAnswer({ status: 200, contentType: 'application/json', body }, request.take);
        };
      const written = await operation.write({ variables, send: sendFor(sent) });
      const made = await operation.execute({ variables, send: sendFor([]) });
      const isText = isWritten(written);
      return { text: isText ? JSON.parse(written.written.toString()) : written, isText, made, sent };
    },
  };
}

/** Subgraphs that are asked at one time fail in no order. */
export function comparable({ data, errors = [] }: ExecutionResult) {
  return { data: JSON.stringify(data), errors: errors.map((error) => JSON.stringify(error)).sort() };
}
