import { EventEmitter, once } from 'node:events';
import { createSignIdentity } from '@lapor/gateway/auth/forward';
import type { Principal } from '@lapor/gateway/auth/principal';
import { createEngine } from '@lapor/gateway/engine';
import { Ending } from '@lapor/gateway/execution/ending';
import { createSubgraphClient } from '@lapor/gateway/execution/subgraph-client';
import { findOperation } from '@lapor/gateway/planning/operation';
import { createLive } from '@lapor/gateway/subscriptions/live';
import type { LiveAnswer } from '@lapor/gateway/subscriptions/live-answer';
import { createUpstream } from '@lapor/gateway/subscriptions/upstream';
import { createCommonSource } from '@lapor/gateway/supergraph/common-source';
import { createGeneration } from '@lapor/gateway/supergraph/generation';
import { createTraffic } from '@lapor/gateway/traffic/traffic';
import { createLog } from '@lapor/kit/log';
import type { Subject } from '@lapor/schema/identity';
import { VIEWER_CLAIMS } from '@lapor/schema/viewer-claims';
import { stoppable } from '@lapor/subgraph-kit/event-log/stoppable';
import { GraphQLError, parse } from 'graphql';
import { unhurried } from '../federation/planning.js';
import { compose } from '../reload/reloading-gateway.js';
import { SIGNING_KEY, startSmallSubgraph } from '../reload/small-subgraph.js';

const LOG = `${VIEWER_CLAIMS.definition}
  type Query { one: Int }
  type Subscription {
    forAll(after: String): Entry! @viewedBy(claims: [])
    forAgency(after: String): Entry! @viewedBy(claims: ["agencyCode"])
    forTheSame(after: String): Entry! @viewedBy
    forOne(after: String): Entry!
    byCode(code: String, after: String): Entry! @viewedBy(claims: [], aloneWith: ["code"])
    misspelt(code: String, after: String): Entry! @viewedBy(claims: [], aloneWith: ["coed"])
    present(after: String): Entry! @viewedBy(claims: [], beginsWithPresent: true)
    withoutCursors: Plain! @viewedBy(claims: [])
  }
  type Entry @viewedBy(claims: []) { cursor: String! n: Int! item: Item @viewedBy(claims: []) seenBy: Viewer mine: String @viewedBy }
  type Plain @viewedBy(claims: []) { n: Int! }
  type Viewer { id: String }
  type Item @key(fields: "id", resolvable: false) @viewedBy(claims: []) { id: ID! }`;
const ITEMS = `${VIEWER_CLAIMS.definition}
  type Item @key(fields: "id") @viewedBy(claims: []) { id: ID! name: String secret: String @viewedBy }`;

/** A subscription as its client reads it. */
export interface Reader {
  /** The answers' data, or the codes of their errors. */
  take(count: number): Promise<unknown[]>;
  /** Its token ends, or it leaves. */
  leave(): Promise<void>;
  revoke(): void;
}

/** The gateway's engine over two real subgraphs, one of which has a log that can be followed. */
export async function startSharedGateway(maxWaiting = 1_000) {
  const log: number[] = [];
  const told = new EventEmitter().setMaxListeners(0);
  const opened: string[] = [];
  let open = 0;
  let asked = 0;
  const read = async function* (after: string | undefined, signal: AbortSignal) {
    open += 1;
    try {
      for (let at = after === undefined ? log.length : Number(after); ; at += 1) {
        while (at >= log.length) await once(told, 'entry', { signal });
        yield { n: log[at], cursor: String(at + 1) };
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      open -= 1;
    }
  };
  const field = {
    subscribe: (_: unknown, { after }: { after?: string }, { subject }: { subject: Subject }) => {
      opened.push(`${'id' in subject ? subject.id : subject.kind} after ${after ?? 'now'}`);
      return stoppable((signal) => read(after, signal));
    },
    resolve: (entry: object) => entry,
  };
  // The last entry is how things are now.
  const present = {
    ...field,
    subscribe: (root: unknown, { after }: { after?: string }, context: { subject: Subject }) =>
      field.subscribe(root, { after: after ?? String(log.length - 1) }, context),
  };
  const logs = await startSmallSubgraph('one', LOG, {
    Subscription: {
      forAll: field,
      forAgency: field,
      forTheSame: field,
      forOne: field,
      byCode: field,
      misspelt: field,
      present,
      withoutCursors: field,
    },
    Entry: {
      n: ({ n }: { n: number }) => {
        if (n < 0) throw new GraphQLError('No such entry.', { extensions: { code: 'NO_SUCH_ENTRY' } });
        return n;
      },
      item: ({ n }: { n: number }) => ({ id: `${n}` }),
      seenBy: (_: unknown, _args: unknown, { subject }: { subject: Subject }) => ({ id: 'id' in subject ? subject.id : null }),
      mine: (_: unknown, _args: unknown, { subject }: { subject: Subject }) => ('id' in subject ? subject.id : null),
    },
  });
  const items = await startSmallSubgraph('two', ITEMS, {
    Item: {
      __resolveReference: ({ id }: { id: string }) => {
        asked += 1;
        return { id, name: `${id} as asked the time ${asked}`, secret: 'hidden' };
      },
    },
  });
  const generation = createGeneration(compose(logs, items), { planCacheMaxBytes: 33_554_432, planning: unhurried() });
  const places = [logs, items];
  const upstreams = new Map(places.map(({ name, url }) => [name, createUpstream(url, { maxWaiting })]));
  const limits = { timeoutMs: 5_000, maxResponseBytes: 1_000_000 };
  const clients = new Map(places.map(({ name, url }) => [name, createSubgraphClient({ url, connections: 4, ...limits })]));
  const engine = createEngine({
    generation,
    clients,
    upstreams,
    traffic: createTraffic(),
    live: createLive({ maxWaiting, slowAfterMs: 10_000 }),
    requestTimeoutMs: 10_000,
    maxCost: Number.POSITIVE_INFINITY,
    log: createLog('test', 'silent'),
  });
  const sign = createSignIdentity({ one: SIGNING_KEY, two: SIGNING_KEY });
  const toSource = createCommonSource(generation.apiSchema);

  return {
    opened,
    openNow: () => open,
    askedFor: () => asked,
    write(...numbers: readonly number[]) {
      log.push(...numbers);
      told.emit('entry');
    },
    async follow(subject: Subject, query: string, after?: string): Promise<Reader> {
      const principal: Principal = { subject, sessionExp: undefined };
      let lost: () => void = () => undefined;
      const answers = await engine.subscribe(toSource(findOperation(parse(query), null)!), after === undefined ? {} : { after }, {
        requestId: 'test',
        principal,
        principalNow: () => principal,
        signFor: (subgraph, hash) => sign(subgraph, hash, principal),
        watchRights(told) {
          lost = told;
          return () => undefined;
        },
        clientGone: new Ending(),
      });
      return reader(answers, () => lost());
    },
    async stop() {
      for (const part of [...upstreams.values(), ...clients.values()]) await part.close();
      await generation.stop();
      for (const place of places) await place.stop();
    },
  };
}

function reader(answers: AsyncIterableIterator<LiveAnswer>, revoke: () => void): Reader {
  return {
    async take(count) {
      const taken: unknown[] = [];
      while (taken.length < count) {
        const { done, value } = await answers.next();
        if (done) break;
        taken.push(value.result.errors?.map(({ extensions }) => extensions.code) ?? Object.values(value.result.data ?? {})[0]);
      }
      return JSON.parse(JSON.stringify(taken)) as unknown[];
    },
    async leave() {
      await answers.return?.();
    },
    revoke,
  };
}
