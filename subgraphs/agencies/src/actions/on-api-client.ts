import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { RegistryEventType } from '@lapor/schema/events';
import type { Role, Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { Refusal } from '@lapor/schema/refusal';
import { findApiClient } from '../database/api-client.queries.js';
import { type ApiClient, ownerOf } from '../domain/api-client/api-client.js';
import { agencyConcern } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** The client a command is about. */
export interface AboutClient {
  readonly id: string;
  readonly idempotencyKey?: string | null;
}

/** A command on a client that is there. */
export interface ClientCommand {
  readonly name: string;
  readonly type: Extract<RegistryEventType, `ApiClient${string}`>;
  readonly input: AboutClient;
  /** @param today the latest date it can be in Indonesia, `YYYY-MM-DD`. */
  readonly decide: (client: ApiClient, by: Role, today: string) => { readonly ok: true; readonly client: ApiClient } | Refusal;
}

/**
 * The way of every command on a client; returns its id. Whom it concerns follows from the id alone, so a stranger is
 * refused in the same words whether the client exists or not. Throws UNAUTHENTICATED, FORBIDDEN, AGENCY_UNKNOWN,
 * API_CLIENT_UNKNOWN and what `decide` refuses.
 */
export function onApiClient(deps: ActionDependencies, subject: Subject, { name, type, input, decide }: ClientCommand): Promise<string> {
  const { id } = input;
  return changeRegistry(
    deps,
    { name, subject, key: ownerOf(id) === null ? '' : id, input, concern: (manager) => agencyConcern(manager, ownerOf(id)) },
    async ({ manager, at, by, put }) => {
      const client = ownerOf(id) === null ? null : await findApiClient(manager, id);
      if (client === null) throw new RefusalError('API_CLIENT_UNKNOWN');
      const decision = decide(client, by.role, latestDateInIndonesia(at));
      assertAllowed(decision);
      await put(type, decision.client);
    },
  );
}
