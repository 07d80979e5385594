import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { RegistryEventType } from '@lapor/schema/events';
import type { Role, Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { Refusal } from '@lapor/schema/refusal';
import { findApiClient } from '../database/api-client.queries.js';
import { type ApiClient, ownerOf, type SuspensionReason } from '../domain/api-client/api-client.js';
import { type ApiClientForm, changeApiClient as decideChange } from '../domain/api-client/api-client-form.js';
import { resumeApiClient as decideResumption, suspendApiClient as decideSuspension } from '../domain/api-client/suspend-api-client.js';
import { agencyConcern } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** The client a command is about. */
interface AboutClient {
  readonly id: string;
  readonly idempotencyKey?: string | null;
}

/** What a client may do from now on. */
export interface ChangeApiClientInput extends AboutClient, Omit<ApiClientForm, 'validFrom'> {}

/** Why a client may do nothing for now. */
export interface SuspendApiClientInput extends AboutClient {
  readonly reason: SuspensionReason;
}

/** Changes what a client may do. Throws, like all below, UNAUTHENTICATED, FORBIDDEN, API_CLIENT_UNKNOWN; INPUT_INVALID. */
export function changeApiClient(deps: ActionDependencies, subject: Subject, input: ChangeApiClientInput): Promise<string> {
  const { id: _, idempotencyKey: __, ...form } = input;
  const decide: Decide = (client, by, today) => decideChange(client, form, by, today);
  return onApiClient(deps, subject, { name: 'changeApiClient', type: 'ApiClientChanged', input, decide });
}

/** Takes everything from a client, at once. Throws also ALREADY_DONE. */
export function suspendApiClient(deps: ActionDependencies, subject: Subject, input: SuspendApiClientInput): Promise<string> {
  const decide: Decide = (client, by) => decideSuspension(client, input.reason, by);
  return onApiClient(deps, subject, { name: 'suspendApiClient', type: 'ApiClientSuspended', input, decide });
}

/** Lets a client act again. Throws also ALREADY_DONE. */
export function resumeApiClient(deps: ActionDependencies, subject: Subject, input: AboutClient): Promise<string> {
  return onApiClient(deps, subject, { name: 'resumeApiClient', type: 'ApiClientResumed', input, decide: decideResumption });
}

type Decide = (client: ApiClient, by: Role, today: string) => { readonly ok: true; readonly client: ApiClient } | Refusal;

interface ClientCommand {
  readonly name: string;
  readonly type: Extract<RegistryEventType, `ApiClient${string}`>;
  readonly input: AboutClient;
  readonly decide: Decide;
}

/** Whom it concerns follows from the id alone, so a stranger is refused in the same words whether it exists or not. */
function onApiClient(deps: ActionDependencies, subject: Subject, { name, type, input, decide }: ClientCommand): Promise<string> {
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
