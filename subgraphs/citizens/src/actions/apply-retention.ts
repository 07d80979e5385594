import { newId } from '@lapor/kit/ids';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import { sweepCodes } from '../database/one-time-code.store.js';
import { deleteOutlived, findRetentionRules, findUnclaimed, type PlainSubject } from '../database/retention.store.js';
import { sweepThrottles } from '../database/throttle.store.js';
import { keptSince, type RetentionRule } from '../domain/retention/retention.js';
import { retentionAggregate, retentionApplied } from '../events/retention-events.js';
import type { AccountServices } from './account-services.js';
import { endAccount } from './delete-person.js';

type RetentionServices = Pick<AccountServices, 'database' | 'now'>;

/** What one round takes away of one subject; the next round goes on. */
const BATCH = 500;

/**
 * Takes away what has outlived its rule of today. The rule, its law and the number are told, never what was taken away.
 * Attempts and codes say themselves when they are forgotten. Returns how many rows went by a rule.
 */
export async function applyRetention(services: RetentionServices): Promise<number> {
  const { database, now } = services;
  await database.transaction((manager) => sweepThrottles(manager, now()));
  await database.transaction((manager) => sweepCodes(manager, now()));
  let total = 0;
  for (const rule of await findRetentionRules(database, latestDateInIndonesia(now()))) total += await applyRule(services, rule);
  return total;
}

async function applyRule(services: RetentionServices, rule: RetentionRule): Promise<number> {
  const { database, now } = services;
  const at = now();
  const before = keptSince(rule, at);
  if (rule.subject === 'DELETION_WAIT') return 0; // it says how long a request waits, and takes nothing away
  if (rule.subject === 'UNCLAIMED_ACCOUNT') {
    const ids = await findUnclaimed(database, before, BATCH);
    for (const accountId of ids) await endAccount(services, accountId, rule.subject);
    return ids.length;
  }
  return takeAway(services, { ...rule, subject: rule.subject }, before);
}

/** Each round has a history of its own: rounds of two instances need not wait for each other. */
function takeAway(
  { database, now }: RetentionServices,
  { subject, days, legalRef }: RetentionRule & { readonly subject: PlainSubject },
  before: Date,
): Promise<number> {
  return database.transaction(async (manager) => {
    const count = await deleteOutlived(manager, subject, before, BATCH);
    const event = retentionApplied({ subject, days, legalRef, count }, { id: newId(), now: now() });
    if (count > 0) await appendEvents(manager, retentionAggregate(newId()), [event]);
    return count;
  });
}
