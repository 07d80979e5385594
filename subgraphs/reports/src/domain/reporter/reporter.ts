import { createHmac } from 'node:crypto';
import type { Citizen, Subject } from '@lapor/schema/identity';
import type { Report } from '../report/report.js';

/**
 * A subject as this subgraph knows it. A citizen's secret comes sealed with the identity and is opened at the door; all
 * that reports keeps of a citizen is made of it, different for each purpose, so that nothing kept leads from one
 * anonymous report to another, or to a person (docs/adr/0017). Only tokens of before have none.
 */
export type KnownSubject = Exclude<Subject, Citizen> | (Citizen & { readonly secret?: Buffer });

/** What a citizen is called for one purpose: a UUID of version 8 (RFC 9562), so never an id that the vault gives out. */
export function pseudonymFor(secret: Buffer, purpose: string): string {
  return toPseudonym(createHmac('sha256', secret).update(purpose).digest());
}

/** What the reporter of a report is called in it, and nowhere else. */
export function reporterPseudonym(secret: Buffer, reportId: string): string {
  return pseudonymFor(secret, `report:${reportId}`);
}

/** Whether a subject filed a report. Reports of before know their reporter by the citizen's id. */
export function isReporter(subject: KnownSubject, { id, reporterId }: Pick<Report, 'id' | 'reporterId'>): boolean {
  if (subject.kind !== 'citizen') return false;
  return subject.id === reporterId || (subject.secret !== undefined && reporterPseudonym(subject.secret, id) === reporterId);
}

/** The name under which somebody's requests are told apart; a citizen's says nothing of them. */
export function callerOf(subject: Extract<KnownSubject, { readonly id: string }>): string {
  return subject.kind === 'citizen' && subject.secret ? pseudonymFor(subject.secret, 'caller') : subject.id;
}

/** What a citizen is called as the supporter of one report. */
export function supporterOf({ id, secret }: Citizen & { readonly secret?: Buffer }, reportId: string): string {
  return secret ? pseudonymFor(secret, `support:${reportId}`) : id;
}

function toPseudonym(digest: Uint8Array): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
