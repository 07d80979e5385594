import type { LoggedEvent } from '@lapor/schema/events';
import { OVERSIGHT_SCOPES, SYSTEM_ROLES } from '@lapor/schema/oversight';
import type { OversightEntry } from '../database/oversight.store.js';
import { oneOf, text, textOrNull } from './time-rules-entries.js';

/** The registry's entry of who oversees whom. A broken one stops the projection: nobody sees more by half an entry. */
export function toOversightEntry(event: LoggedEvent): OversightEntry {
  return {
    id: text(event, 'id'),
    overseerCode: text(event, 'overseerCode'),
    role: oneOf(event, 'role', SYSTEM_ROLES),
    scope: oneOf(event, 'scope', OVERSIGHT_SCOPES),
    validFrom: textOrNull(event, 'validFrom'),
    validTo: textOrNull(event, 'validTo'),
  };
}
