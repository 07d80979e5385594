import { type LoggedEvent, REGISTRY_EVENTS } from './events.js';
import { type OfficerEntry, readOfficerEntry } from './officer.js';

/**
 * The officer as an event of the registry leaves them; null for an event about something else.
 * @throws {Error} for a broken entry: a follower stops at its place, is heard of, and skips nothing.
 */
export function readOfficerEvent({ id, type, payload }: LoggedEvent): OfficerEntry | null {
  const kind = Object.hasOwn(REGISTRY_EVENTS, type) ? REGISTRY_EVENTS[type as keyof typeof REGISTRY_EVENTS] : undefined;
  if (kind !== 'officer') return null;
  const officer = readOfficerEntry(payload);
  if (!officer) throw new Error(`the registry's event ${id} holds no officer`);
  return officer;
}
