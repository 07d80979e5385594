import { type FeedPage, type LoggedEvent, TRANSFER_EVENTS } from '@lapor/schema/events';
import { provinceCodeOf, regencyCodeOf } from '../domain/region/region.js';
import type { Transfer } from '../domain/transfer/transfer-tally.js';

/** The transfers and the returns with a proposal in a page; of a report without category or region nothing is learned. */
export function toTransfers({ events }: Pick<FeedPage, 'events'>): Transfer[] {
  return events.map(toTransfer).filter((transfer) => transfer !== null);
}

function toTransfer({ type, payload }: LoggedEvent): Transfer | null {
  if (!(TRANSFER_EVENTS as readonly string[]).includes(type)) return null;
  const detail = (payload.detail ?? {}) as Readonly<Record<string, unknown>>;
  const { categoryId, regionCode, fromAgencyCode: fromAgency, toAgencyCode: toAgency } = detail;
  if (typeof categoryId !== 'string' || typeof regionCode !== 'string') return null;
  if (typeof fromAgency !== 'string' || typeof toAgency !== 'string') return null;
  const place = regencyCodeOf(regionCode) ?? provinceCodeOf(regionCode);
  // What does not say that it is open is counted as confidential.
  return { categoryId, regionCode: place, fromAgency, toAgency, confidential: detail.confidential !== false };
}
