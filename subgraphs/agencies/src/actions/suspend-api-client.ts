import type { Subject } from '@lapor/schema/identity';
import type { SuspensionReason } from '../domain/api-client/api-client.js';
import { suspendApiClient as decide } from '../domain/api-client/suspend-api-client.js';
import type { ActionDependencies } from './dependencies.js';
import { type AboutClient, onApiClient } from './on-api-client.js';

/** Why a client may do nothing for now. */
export interface SuspendApiClientInput extends AboutClient {
  readonly reason: SuspensionReason;
}

/** Takes everything from a client, at once. Throws as `onApiClient`, and ALREADY_DONE. */
export function suspendApiClient(deps: ActionDependencies, subject: Subject, input: SuspendApiClientInput): Promise<string> {
  return onApiClient(deps, subject, {
    name: 'suspendApiClient',
    type: 'ApiClientSuspended',
    input,
    decide: (client, by) => decide(client, input.reason, by),
  });
}
