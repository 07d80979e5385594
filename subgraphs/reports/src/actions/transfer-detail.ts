import type { TransferDetail } from '@lapor/schema/events';
import type { Report } from '../domain/report/report.js';

/**
 * What the event of a transfer or return tells whoever counts the ways that reports take: codes, and whether the report
 * was confidential at this moment. `report` is as it was before; `to` is null where no agency of the registry is meant.
 */
export function transferDetail(
  { leadAgencyCode, deskCode, categoryId, regionCode, confidential }: Report,
  to: string | null,
): TransferDetail {
  return {
    fromAgencyCode: leadAgencyCode ?? deskCode,
    ...(to === null ? {} : { toAgencyCode: to }),
    ...(categoryId === null ? {} : { categoryId }),
    ...(regionCode === null ? {} : { regionCode }),
    confidential,
  };
}
