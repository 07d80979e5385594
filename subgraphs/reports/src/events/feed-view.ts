import { type LoggedEvent, TRANSFER_EVENTS } from '@lapor/schema/events';

/** The fields of a transfer that are counted (`TransferDetail`); whatever else an event says stays here. */
const COUNTED = ['fromAgencyCode', 'toAgencyCode', 'categoryId', 'regionCode', 'confidential'];

/**
 * What the feed gives out of a report's event: whose open work it changes, and between which agencies a transfer went;
 * codes alone. Null for every other event: nothing else of a report's life leaves this process.
 */
export function toFeedView(event: LoggedEvent): LoggedEvent | null {
  const { work } = event.payload;
  const detail = (TRANSFER_EVENTS as readonly string[]).includes(event.type) ? countedOf(event.payload.detail) : undefined;
  if (!work && !detail) return null;
  const payload = { ...(work ? { work } : {}), ...(detail ? { detail } : {}) };
  return { ...event, actor: { kind: event.actor.kind }, payload };
}

function countedOf(detail: unknown): LoggedEvent['payload'] {
  const fields = typeof detail === 'object' && detail !== null ? Object.entries(detail) : [];
  return Object.fromEntries(fields.filter(([field]) => COUNTED.includes(field)));
}
