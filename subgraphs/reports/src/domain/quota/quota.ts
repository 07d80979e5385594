import { type Refusal, refuse } from '@lapor/schema/refusal';
import { ruleFor } from '../clock/clock-policy.js';
import type { ReportChannel } from '../report/report.js';
import type { ReportClass } from '../report/report-class.js';

/** The spans of time in which filings are counted, as the registry's keys name them, in seconds. */
export const QUOTA_SPANS = { PER_MINUTE: 60, PER_DAY: 86_400 } as const;
export type QuotaSpan = keyof typeof QUOTA_SPANS;

/** How many reports one reporter may file over a channel in a span, as the registry says (`SMS_PER_DAY`). */
export interface QuotaRule {
  readonly id: string;
  readonly channel: ReportChannel;
  readonly span: QuotaSpan;
  /** The class of report it is for; null for every class. */
  readonly reportClass: ReportClass | null;
  readonly amount: number;
  /** The first day it is applied, and the first it is no longer; YYYY-MM-DD. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A quota at work: the rule, and the stretch of time that a filing falls into. */
export interface Counted {
  readonly rule: QuotaRule;
  readonly begins: Date;
  readonly ends: Date;
}

/**
 * What is counted of a filing: for each span the rule that is in force, the class's own before the one for all. Spans
 * follow one another from the epoch on; a day is one in UTC, which begins at seven in the morning in Jakarta.
 * @param day today in Indonesia, `YYYY-MM-DD`.
 */
export function countedOf(
  rules: readonly QuotaRule[],
  channel: ReportChannel,
  reportClass: ReportClass,
  at: Date,
  day: string,
): readonly Counted[] {
  return (Object.entries(QUOTA_SPANS) as [QuotaSpan, number][]).flatMap(([span, seconds]) => {
    const own = rules.filter((rule) => rule.channel === channel && rule.span === span);
    const rule = ruleFor(own, reportClass, day);
    const begins = Math.floor(at.getTime() / (seconds * 1000)) * seconds * 1000;
    return rule ? [{ rule, begins: new Date(begins), ends: new Date(begins + seconds * 1000) }] : [];
  });
}

/** The purpose for which a reporter is given a name while a span lasts: two spans of one person have nothing in common. */
export function quotaPurpose({ rule, begins }: Counted): string {
  return `quota:${rule.channel}:${rule.span}:${rule.reportClass ?? ''}:${begins.toISOString()}`;
}

/** Whether the filing that makes it so many is still allowed. Refused with FILING_QUOTA_EXCEEDED and the seconds to wait. */
export function checkQuota({ rule, ends }: Counted, count: number, at: Date): { readonly ok: true } | Refusal {
  if (count <= rule.amount) return { ok: true };
  return refuse('FILING_QUOTA_EXCEEDED', { retryAfterSeconds: Math.ceil((ends.getTime() - at.getTime()) / 1000) });
}
