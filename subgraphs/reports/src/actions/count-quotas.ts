import { assertAllowed } from '@lapor/kit/refusal';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { EntityManager } from 'typeorm';
import { countFiling, readQuotas } from '../database/quota.store.js';
import { checkQuota, countedOf, quotaPurpose } from '../domain/quota/quota.js';
import type { ReportChannel } from '../domain/report/report.js';
import type { ReportClass } from '../domain/report/report-class.js';
import { pseudonymFor } from '../domain/reporter/reporter.js';

/** A filing as far as quotas are concerned. */
export interface QuotaCase {
  readonly channel: ReportChannel;
  readonly class: ReportClass;
  /** What the reporter's names are made of. */
  readonly secret: Buffer;
  readonly at: Date;
}

/**
 * Counts a filing against the registry's quotas, in the transaction that files it: a filing that is refused counts for
 * nothing. Throws FILING_QUOTA_EXCEEDED.
 */
export async function countQuotas(manager: EntityManager, { channel, class: reportClass, secret, at }: QuotaCase): Promise<void> {
  const rules = await readQuotas(manager, channel);
  for (const counted of countedOf(rules, channel, reportClass, at, latestDateInIndonesia(at))) {
    const count = await countFiling(manager, pseudonymFor(secret, quotaPurpose(counted)), counted.ends);
    assertAllowed(checkQuota(counted, count, at));
  }
}
