import type { Subject } from '@lapor/schema/identity';
import { type ApiClientForm, changeApiClient as decide } from '../domain/api-client/api-client-form.js';
import type { ActionDependencies } from './dependencies.js';
import { type AboutClient, onApiClient } from './on-api-client.js';

/** What a client may do from now on. */
export interface ChangeApiClientInput extends AboutClient, Omit<ApiClientForm, 'validFrom'> {}

/** Changes what a client may do; its first day stays. Throws as `onApiClient`, and INPUT_INVALID. */
export function changeApiClient(deps: ActionDependencies, subject: Subject, input: ChangeApiClientInput): Promise<string> {
  return onApiClient(deps, subject, {
    name: 'changeApiClient',
    type: 'ApiClientChanged',
    input,
    decide: (client, by, today) => decide(client, input, by, today),
  });
}
