import type { Subject } from '@lapor/schema/identity';
import { resumeApiClient as decide } from '../domain/api-client/suspend-api-client.js';
import type { ActionDependencies } from './dependencies.js';
import { type AboutClient, onApiClient } from './on-api-client.js';

/** Lets a suspended client act again. Throws as `onApiClient`, and ALREADY_DONE. */
export function resumeApiClient(deps: ActionDependencies, subject: Subject, input: AboutClient): Promise<string> {
  return onApiClient(deps, subject, { name: 'resumeApiClient', type: 'ApiClientResumed', input, decide });
}
