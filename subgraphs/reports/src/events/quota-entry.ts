import type { LoggedEvent } from '@lapor/schema/events';
import { REPORT_CHANNELS } from '@lapor/schema/report-channels';
import type { QuotaEntry } from '../database/quota.store.js';
import { QUOTA_SPANS, type QuotaSpan } from '../domain/quota/quota.js';
import { broken, text, textOrNull } from './time-rules-entries.js';

/** Whether a policy limits how many requests a channel takes. */
export function isQuota({ payload }: LoggedEvent): boolean {
  return payload.unit === 'REQUEST';
}

/** The registry's entry of a quota; its key is `SMS_PER_DAY`. A broken one stops the projection at its place. */
export function toQuotaEntry(event: LoggedEvent): QuotaEntry {
  const { amount } = event.payload;
  const key = text(event, 'key');
  const span = (Object.keys(QUOTA_SPANS) as QuotaSpan[]).find((name) => key.endsWith(`_${name}`));
  const channel = REPORT_CHANNELS.find((name) => span !== undefined && key === `${name}_${span}`);
  if (!span || !channel) throw broken(event, 'key');
  if (!Number.isSafeInteger(amount) || Number(amount) < 1) throw broken(event, 'amount');
  return {
    id: text(event, 'id'),
    channel,
    span,
    reportClass: textOrNull(event, 'reportClass'),
    amount: Number(amount),
    validFrom: text(event, 'validFrom'),
    validTo: textOrNull(event, 'validTo'),
  };
}
