import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { Refusal } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { countFilings, readQuotas } from '../database/quota.store.js';
import { type Counted, checkQuota, countedOf, quotaPurpose } from '../domain/quota/quota.js';
import type { ReportChannel } from '../domain/report/report.js';
import type { ReportClass } from '../domain/report/report-class.js';
import { pseudonymFor } from '../domain/reporter/reporter.js';

/** A filing as far as quotas are concerned. */
export interface QuotaCase {
  readonly class: ReportClass;
  /** What the reporter's names are made of. */
  readonly secret: Buffer;
}

/** A filing under one of the names that it counts under. */
interface NamedCount {
  readonly name: string;
  readonly counted: Counted;
}

/**
 * Counts filings over one channel against the registry's quotas, in their order and in the transaction that files them.
 * Says of each what refuses it (FILING_QUOTA_EXCEEDED), null for what is allowed: a filing that is refused must count for
 * nothing, so the transaction is undone then.
 */
export async function countQuotas(
  manager: EntityManager,
  { channel, at }: { readonly channel: ReportChannel; readonly at: Date },
  cases: readonly QuotaCase[],
): Promise<readonly (Refusal | null)[]> {
  const rules = cases.length === 0 ? [] : await readQuotas(manager, channel);
  const named = cases.map((each): readonly NamedCount[] =>
    countedOf(rules, channel, each.class, at, latestDateInIndonesia(at)).map((counted) => ({
      name: pseudonymFor(each.secret, quotaPurpose(counted)),
      counted,
    })),
  );
  const byName = Map.groupBy(named.flat(), ({ name }) => name);
  if (byName.size === 0) return cases.map(() => null);
  const counts = [...byName].map(([name, filed]) => ({ name, filings: filed.length, expiresAt: filed[0]?.counted.ends ?? at }));
  const after = await countFilings(manager, counts);
  // How many stand before each: those of this list are added as they are allowed, since a refused one counts for nothing.
  const before = new Map(counts.map(({ name, filings }) => [name, (after.get(name) ?? filings) - filings]));
  return named.map((each) => {
    const answers = each.map(({ name, counted }) => checkQuota(counted, (before.get(name) ?? 0) + 1, at));
    const refused = answers.find((answer): answer is Refusal => !answer.ok);
    if (!refused) for (const { name } of each) before.set(name, (before.get(name) ?? 0) + 1);
    return refused ?? null;
  });
}
