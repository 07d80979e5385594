import { newId } from '@lapor/kit/ids';
import type { Logger } from '@lapor/kit/log';
import { RefusalError } from '@lapor/kit/refusal';
import { IDENTITY_HEADER, REQUEST_ID_HEADER } from '@lapor/schema/identity';
import type { ExecutionResult } from 'graphql';
import type { SignIdentity } from './auth/forward.js';
import type { KnownRights } from './auth/known-rights.js';
import type { Principal } from './auth/principal.js';
import type { Ending } from './execution/ending.js';
import type { SendToSubgraph, SubgraphAnswer } from './execution/execution.js';
import type { SubgraphClient } from './execution/subgraph-client.js';
import type { CollectedHeaders } from './headers/collected-headers.js';
import type { HeaderPassage } from './headers/header-passage.js';
import type { ClientQuotas } from './limits/client-quota.js';
import type { Traffic } from './traffic/traffic.js';

/** What one request carries through the gateway. */
export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
  /** The principal with what still holds of it. Throws TOKEN_REVOKED when nothing does. */
  readonly principalNow: () => Principal;
  /** Signs the caller's identity as it is at this moment: an operation under way does not keep a right that was taken. */
  readonly signFor: (subgraph: string, operationHash: string) => string;
  /** Calls back once when the principal loses a right; returns how to call it off. */
  readonly watchRights: (lost: () => void) => () => void;
  /** Comes when the client has gone. */
  readonly clientGone: Ending;
  /** What the operation has come to already, when only the answer is still to be written. */
  readonly settled?: Promise<ExecutionResult>;
  /** The headers that go through by rule, on a transport that has headers, where there are rules. */
  readonly passage?: HeaderPassage;
  /** What is found out about the answer while it is made. */
  readonly answer?: AnswerNotes;
}

export interface AnswerNotes {
  /** Of a mutation: tokens, access codes and one-time passwords stand in such answers alone. */
  isOfWrite: boolean;
}

export interface ContextOptions {
  readonly sign: SignIdentity;
  readonly rights: KnownRights;
  readonly quotas: ClientQuotas;
}

/**
 * Every operation begins here, whatever transport it came over, and before it is read: so here it is counted.
 * Throws TOKEN_REVOKED for whoever has lost everything since they were authenticated, and CLIENT_QUOTA_EXCEEDED.
 * @param setHeader gives the answer a header, on a transport that has headers.
 * @param passage where there are rules for headers.
 */
export function createRequestContext(
  { sign, rights, quotas }: ContextOptions,
  given: Principal,
  clientGone: Ending,
  setHeader?: (name: string, value: string) => void,
  passage?: HeaderPassage,
): RequestContext {
  const requestId = newId();
  const principal = rights.revise(given);
  const standing = quotas.count(principal);
  for (const [name, value] of Object.entries(standing?.headers ?? {})) setHeader?.(name, value);
  if (standing && standing.retryAfterSeconds > 0)
    throw new RefusalError('CLIENT_QUOTA_EXCEEDED', { retryAfterSeconds: standing.retryAfterSeconds });
  const principalNow = () => rights.revise(principal);
  return {
    requestId,
    principal,
    principalNow,
    clientGone,
    signFor: (subgraph, operationHash) => sign(subgraph, operationHash, principalNow()),
    watchRights: (lost) => rights.watch(principal, lost),
    answer: { isOfWrite: false },
    ...(passage && { passage }),
  };
}

export interface SendOptions {
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly traffic: Traffic;
  /** Told of a subgraph in which something may have been changed. */
  readonly wrote?: (subgraph: string) => void;
  readonly log: Logger;
}

/** Binds fetches to the request they serve: its identity, its id, and the end it may come to. */
export function createSend(
  { clients, traffic, wrote, log }: SendOptions,
  context: RequestContext,
  ending: Ending,
  collected?: CollectedHeaders,
): SendToSubgraph {
  return ({ subgraph, kind, operationHash, body, take }) => {
    const client = clients.get(subgraph);
    if (!client) throw new Error(`there is no subgraph ${subgraph}`);
    const ours = [IDENTITY_HEADER, context.signFor(subgraph, operationHash), REQUEST_ID_HEADER, context.requestId];
    // No rule passes one of ours (`headers/never-passed.ts`); where the last one counts, it is ours all the same.
    const headers = context.passage ? [...Object.entries(context.passage.toSubgraph(subgraph)).flat(), ...ours] : ours;
    const failed = (error: unknown): void => {
      const code = error instanceof RefusalError ? error.extensions.code : undefined;
      log.warn({ subgraph, requestId: context.requestId, code, ...(code === undefined ? { err: error } : {}) }, 'a fetch has failed');
    };
    const answering = traffic.send(subgraph, kind, { fetch: () => client.post(body, headers, ending, take), gaveUp: failed });
    const mayChange = kind === 'mutation' && wrote;
    if (!mayChange && !collected) return answering;
    return answering.then((answer) => {
      try {
        if (mayChange && hasWritten(answer)) wrote(subgraph);
        collected?.add(subgraph, answer.headers);
        return answer;
      } catch (error) {
        failed(error);
        throw error;
      }
    });
  };
}

/** A write that was refused whole changes nothing, and anybody can send one. */
function hasWritten({ data }: SubgraphAnswer): boolean {
  return Object.values(data ?? {}).some((value) => value !== null);
}
