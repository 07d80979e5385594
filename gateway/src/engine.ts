import { isWritten, toResult, type WrittenResult } from '@lapor/kit/http/written-result';
import type { Logger } from '@lapor/kit/log';
import { RefusalError } from '@lapor/kit/refusal';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { createSend, type RequestContext } from './context.js';
import { createDeliver, type Deliver } from './deferred/deliver-operation.js';
import type { EntityCache } from './entity-cache/entity-cache.js';
import { Deadlines } from './execution/deadlines.js';
import { type Ending, EndingInTime } from './execution/ending.js';
import type { Foreign } from './execution/own.js';
import type { SubgraphClient } from './execution/subgraph-client.js';
import type { CollectedHeaders } from './headers/collected-headers.js';
import type { Live } from './subscriptions/live.js';
import type { LiveAnswer } from './subscriptions/live-answer.js';
import type { NextGeneration, OpenOperation } from './subscriptions/open-operation.js';
import { openSubscription } from './subscriptions/open-subscription.js';
import type { Seat } from './subscriptions/seat.js';
import type { Upstream } from './subscriptions/upstream.js';
import type { Generation } from './supergraph/generation.js';
import type { WatchTakeovers } from './supergraph/generations.js';
import type { AskedOperation } from './supergraph/known-operations.js';
import { type OperationSource, resumedFrom, variablesOf } from './supergraph/operation-source.js';
import type { PreparedOperation } from './supergraph/prepare.js';
import { recheck } from './supergraph/recheck.js';
import type { Serving } from './supergraph/serving.js';
import { createAdmission } from './traffic/admission.js';
import type { InFlight } from './traffic/in-flight.js';
import type { Traffic } from './traffic/traffic.js';

/** Runs valid operations, whatever transport they came over. */
export interface Engine {
  execute(source: OperationSource, variables: Foreign, context: RequestContext): Promise<ExecutionResult>;
  /** The same, for whoever takes an answer as text too. */
  write(source: OperationSource, variables: Foreign, context: RequestContext): Promise<ExecutionResult | WrittenResult>;
  /** Runs a query or mutation of which something is delivered later (`deferred/deferred-source.ts`). */
  readonly deliver: Deliver;
  /** @param going how it goes on when another generation takes over; without it the subscription stays on this one. */
  subscribe(
    source: OperationSource,
    variables: Foreign,
    context: RequestContext,
    going?: GoingOn,
  ): Promise<AsyncIterableIterator<LiveAnswer>>;
  /** What a subscription of a former generation would go on with. Throws a GraphQLError when it is not possible here. */
  goOn(going: GoingOn, variables: Foreign, context: RequestContext): Promise<OpenOperation>;
}

/** What a subscription needs to outlive the generation that it was opened on. */
export interface GoingOn {
  readonly asked: AskedOperation;
  /** The cursor from behind which it was opened, where its transport has given one. */
  readonly from?: string | undefined;
  readonly watch: WatchTakeovers;
}

const SUBSCRIPTION_OVER_HTTP = new GraphQLError('Subscriptions are served over WebSocket (graphql-transport-ws) at the same address.', {
  extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
});

/** An operation that may be run, and for whom. */
interface Affordable {
  readonly operation: PreparedOperation;
  readonly variables: Foreign;
  readonly cost: number;
  /** Whether the answer may come as text. */
  readonly takesText: boolean;
  readonly context: RequestContext;
}

/** An operation that was run, for one or for many. */
export interface Ran {
  readonly result: ExecutionResult | WrittenResult;
  /** What came with the subgraphs' answers, where there are rules for headers. */
  readonly collected: CollectedHeaders | undefined;
  /** Whether others are given it as well. */
  readonly isShared: () => boolean;
}

export interface EngineOptions {
  readonly generation: Generation;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly traffic: Traffic;
  /** Given when equal queries of one caller are to be run once. */
  readonly inFlight?: InFlight<Ran>;
  /** Given when entities may be kept. */
  readonly entityCache?: EntityCache;
  readonly live: Live;
  readonly requestTimeoutMs: number;
  /** Objects that one operation may bring about. */
  readonly maxCost: number;
  readonly log: Logger;
}

export function createEngine(options: EngineOptions): Engine {
  const { generation, clients, upstreams, traffic, inFlight, entityCache, live, requestTimeoutMs, maxCost, log } = options;
  // Whoever has written reads what they have written, whenever the event log tells of it.
  const wrote = (subgraph: string) => {
    if (generation.keptSubgraphs.has(subgraph)) entityCache?.forget(subgraph);
  };
  const admission = createAdmission();
  const deadlines = new Deadlines(requestTimeoutMs);
  const sending = { clients, traffic, wrote, log };
  // Where headers go through, an answer may depend on them, and they on it: then everything is asked for.
  const keptFor = ({ passage, principalNow }: RequestContext) => (passage ? undefined : entityCache?.forCaller(principalNow));
  const open = async (source: OperationSource, given: Foreign, context: RequestContext, going?: GoingOn): Promise<OpenOperation> => {
    const variables = variablesOf(source, given);
    const operation = await generation.prepare(source, context.principalNow);
    if (operation.cost(variables) > maxCost) throw new RefusalError('OPERATION_TOO_LARGE');
    const sendEvent = () => {
      // Whoever has heard of a change and asks is not given what somebody asked before it.
      inFlight?.changed();
      return createSend(sending, context, new EndingInTime(deadlines));
    };
    return {
      operation,
      variables,
      resumption: source.resumption,
      upstreams,
      sendEvent,
      kept: keptFor(context),
      sharedAs: sharedAs(source, variables, operation, context),
      beginsWithPresent: operation.sharedBy?.beginsWithPresent === true,
      watch: (tookOver) => going?.watch(generation, (serving) => tookOver(nextOf(serving, going.watch))) ?? (() => undefined),
    };
  };
  return {
    deliver: createDeliver({
      prepare: generation.prepare,
      sendFor: (context, ending) => createSend(sending, context, ending),
      changed: () => inFlight?.changed(),
      deadlines,
      maxCost,
    }),
    // Whoever joins one who takes text is given text.
    execute: async (source, variables, context) => toResult(await run(source, variables, context, false)),
    write: (source, variables, context) => run(source, variables, context, true),
    async subscribe(source, variables, context, going) {
      const opened = await open(from(source, going), variables, context, going);
      const goOn: Seat['goOn'] = async (next) => {
        if (!going) throw new RefusalError('SUPERGRAPH_CHANGED');
        return next.goOn({ asked: going.asked, from: going.from, variables, context });
      };
      return openSubscription({ opened, goOn, context, live });
    },
    async goOn(going, variables, context) {
      const { source } = recheck(generation, going.asked);
      if (!source) throw new RefusalError('SUPERGRAPH_CHANGED');
      return open(from(source, going), variables, context, going);
    },
  };

  async function run(
    source: OperationSource,
    given: Foreign,
    context: RequestContext,
    takesText: boolean,
  ): Promise<ExecutionResult | WrittenResult> {
    const variables = variablesOf(source, given);
    const preparing = generation.prepare(source, context.principalNow);
    const operation = preparing instanceof Promise ? await preparing : preparing;
    if (operation.kind === 'subscription') return { errors: [SUBSCRIPTION_OVER_HTTP] };
    const cost = operation.cost(variables);
    if (cost > maxCost) return { errors: [new RefusalError('OPERATION_TOO_LARGE')] };
    const affordable = { operation, variables, cost, takesText, context };
    // A write goes on when its client has left: nobody could say afterwards whether it was done.
    if (operation.kind === 'mutation') {
      if (context.answer) context.answer.isOfWrite = true;
      return tell(await runFor(affordable, undefined).finally(() => inFlight?.changed()), context);
    }
    if (!inFlight) return tell(await runFor(affordable, context.clientGone), context);
    const shared = inFlight.share(sameQuery(generation.id, source, variables, context), context.clientGone, (allGone, isShared) =>
      runFor(affordable, allGone, isShared),
    );
    // Each has a result of their own: who has written theirs lets go of what it holds.
    return { ...tell(await shared, context) };
  }

  async function runFor(
    { operation, variables, cost, takesText, context }: Affordable,
    clientGone: Ending | undefined,
    isShared = isNotShared,
  ): Promise<Ran> {
    const collected = context.passage?.collect();
    const ending = new EndingInTime(deadlines);
    clientGone?.tell(ending);
    const entering = admission.enter(cost);
    const place = entering instanceof Promise ? await entering : entering;
    try {
      const request = { variables, send: createSend(sending, context, ending, collected), kept: keptFor(context) };
      return { result: await (takesText ? operation.write(request) : operation.execute(request)), collected, isShared };
    } finally {
      place.leave();
      clientGone?.forget(ending);
      ending.stop();
    }
  }

  /** Undefined for what its caller alone is given, and for what nobody else could go on with from where it stands. */
  function sharedAs(source: OperationSource, variables: Foreign, { sharedBy }: PreparedOperation, context: RequestContext) {
    if (!sharedBy || !source.resumption) return undefined;
    if (sharedBy.aloneWith.some((variable) => variables[variable] !== undefined && variables[variable] !== null)) return undefined;
    const { [source.resumption.afterVariable]: after, ...others } = variables;
    if (after !== undefined && after !== null && typeof after !== 'string') return undefined;
    const { subject } = context.principalNow();
    const { documentHash, operationName } = source;
    const what = [generation.id, documentHash, operationName, sharedBy.variant, others, context.passage?.sent];
    return live.viewerKey({ claims: sharedBy.claims, subject, what });
  }
}

function isNotShared(): boolean {
  return false;
}

/** A generation as subscriptions of former ones see it. */
function nextOf({ engine, hold, release }: Serving, watch: WatchTakeovers): NextGeneration {
  return {
    async goOn({ asked, from: cursor, variables, context }) {
      if (!hold()) throw new RefusalError('SUPERGRAPH_CHANGED');
      return engine.goOn({ asked, from: cursor, watch }, variables, context).finally(release);
    },
  };
}

/** What cannot be resumed has never had a cursor to come back with. */
function from(source: OperationSource, going: GoingOn | undefined): OperationSource {
  return (going?.from !== undefined && resumedFrom(source, going.from)) || source;
}

/** Who asks for what, in full: only the same caller with the same rights, and nobody else, is given the same answer. */
function sameQuery(
  generation: string,
  { documentHash, operationName }: OperationSource,
  variables: Foreign,
  context: RequestContext,
): string {
  const { subject, sessionExp } = context.principalNow();
  return JSON.stringify([generation, documentHash, operationName, variables, subject, sessionExp, context.passage?.sent]);
}

/** Gives the client's answer its headers, and returns the rest of it. */
function tell({ result, collected, isShared }: Ran, { passage, answer, principal }: RequestContext): Ran['result'] {
  if (!passage || !collected) return result;
  passage.tell(collected, {
    isShared: isShared(),
    isKeepable: (isWritten(result) || !result.errors) && !answer?.isOfWrite,
    isPersonal: principal.subject.kind !== 'anonymous',
  });
  return result;
}
