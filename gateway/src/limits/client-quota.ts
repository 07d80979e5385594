import type { ClientQuota } from '@lapor/schema/api-client-event';
import { NATIONAL_ZONE, toLocalTime } from '@lapor/schema/calendar/time-zone';
import type { Principal } from '../auth/principal.js';
import { remember } from '../auth/remember.js';
import { charge, type Pace, payOff, roomOf, waitMs } from './steady-rate.js';

/** How an API client stands after a request. */
export interface QuotaStanding {
  /** Whole seconds to wait; 0 when the request may go on. */
  readonly retryAfterSeconds: number;
  /** What the client is told of its quota: the fields of draft-ietf-httpapi-ratelimit-headers-10. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The requests of API clients as this process has seen them; other processes count for themselves, a restart forgets. */
export interface ClientQuotas {
  /** Counts one request before anything is done for it; undefined for whoever is no API client. */
  count(principal: Principal): QuotaStanding | undefined;
}

interface Usage {
  readonly pace: Pace;
  /** The day in Jakarta, `YYYY-MM-DD`, and how many requests were let through on it. */
  readonly day: string;
  readonly count: number;
}

/** Far more than the registry will hold: some 20 MB. The client that was quiet for longest is forgotten first. */
const MAX_CLIENTS = 100_000;
const DAY_SECONDS = 86_400;

/** Holds API clients to the quotas that their tokens and the registry grant them. What is refused is not counted. */
export function createClientQuotas(now: () => Date): ClientQuotas {
  const usages = new Map<string, Usage>();
  return {
    count({ subject, quota }) {
      if (subject.kind !== 'apiClient') return undefined;
      if (!quota) throw new Error('an API client was let in without a quota');
      const at = now();
      const { date: day, minutes } = toLocalTime(at, NATIONAL_ZONE);
      const tomorrowIn = Math.ceil(DAY_SECONDS - minutes * 60);
      const before = usages.get(subject.id);
      const used = before?.day === day ? before.count : 0;
      const settled = payOff(before?.pace ?? { debtMs: 0, at: 0 }, at.getTime());
      const retryAfterSeconds = Math.max(Math.ceil(waitMs(settled, quota.perMinute) / 1_000), used < quota.perDay ? 0 : tomorrowIn);
      const usage =
        retryAfterSeconds > 0 ? { pace: settled, day, count: used } : { pace: charge(settled, quota.perMinute), day, count: used + 1 };
      remember(usages, subject.id, usage, MAX_CLIENTS);
      return { retryAfterSeconds, headers: toHeaders(quota, usage, tomorrowIn) };
    },
  };
}

function toHeaders({ perMinute, perDay }: ClientQuota, { pace, count }: Usage, tomorrowIn: number): QuotaStanding['headers'] {
  const [now, today] = [Math.max(0, Math.floor(roomOf(pace, perMinute))), Math.max(0, perDay - count)];
  return {
    'ratelimit-policy': `"minute";q=${perMinute};w=60, "day";q=${perDay};w=${DAY_SECONDS}`,
    ratelimit: `"minute";r=${now};t=${Math.ceil(pace.debtMs / 1_000)}, "day";r=${today};t=${tomorrowIn}`,
  };
}
