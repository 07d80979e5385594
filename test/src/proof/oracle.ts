import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Membership } from '@lapor/schema/identity';
import type { Actor } from './actors.js';
import type { Canary, Part } from './canaries.js';

/** What a right to see rests on, as the database has it at one moment. */
export interface Snapshot {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly anonymous: boolean;
  readonly confidential: boolean;
  readonly published: boolean;
  readonly reporterId: string;
  readonly deskCode: string;
  readonly leadAgencyCode: string | null;
  readonly deskCodes: readonly string[];
  readonly copyCodes: readonly string[];
  readonly openedBy: readonly string[];
  /** The edited text as it is now. */
  readonly publishedText: string;
}

/**
 * The most that somebody may be given, written from domain.md 4.2 and nothing else: it knows neither the product's
 * matrix nor its functions. What the product gives may be less.
 */
export function mayBeGiven(actor: Actor, report: Snapshot, canary: Canary): boolean {
  const part = partNow(canary, report);
  if (part === 'sealed') return false;
  if (part === 'published' && report.published && !report.confidential) return true;
  if (actor.id !== null && actor.memberships.length === 0 && actor.id === report.reporterId) return BY_REPORTER.has(part);
  if (part === 'identity') return mayBeNamed(actor, report);
  return actor.memberships.some((membership) => rowsOf(actor, membership, report).some((row) => row.has(part)));
}

/** A text that was published once and edited since is the record's; a proposal to archive becomes an answer when it is done. */
function partNow({ part, word }: Canary, report: Snapshot): Part {
  if (part === 'published') return report.publishedText.toLowerCase().includes(word) ? 'published' : 'record';
  if (part === 'proposal') return report.state === 'ARCHIVED' ? 'dialogue' : 'internal';
  return part;
}

type Row = ReadonlySet<Part>;
const OPEN: readonly Part[] = ['original', 'published', 'dialogue', 'unknown'];
const BY_REPORTER: Row = new Set([...OPEN, 'hopNote', 'record', 'identity']);
const BY_HANDLER: Row = new Set([...OPEN, 'hopNote', 'record', 'internal']);
const BY_COPY: Row = new Set([...OPEN, 'hopNote']);
const BY_NATION: Row = new Set([...BY_HANDLER, 'revealReason']);
const BY_OVERSEER: Row = new Set([...OPEN, 'hopNote', 'record']);
/** What an agency that gave an open report away was told while it had it. */
const BY_FORMER: Row = new Set(OPEN);

/** The rows of the matrix that a membership stands in. */
function rowsOf({ id }: Actor, membership: Membership, report: Snapshot): readonly Row[] {
  const { role, agencyCode } = membership;
  const opened = !report.confidential || (id !== null && report.openedBy.includes(id));
  const holds = holdersOf(report).some((code) => isInTree(agencyCode, code));
  const held = desksOf(report).some((code) => isInTree(agencyCode, code));
  if (role === 'NATIONAL_ADMIN') return agencyCode === NATIONAL_DESK ? [BY_NATION] : [];
  if (role === 'OVERSEER') return opened && oversees(agencyCode, report) ? [BY_OVERSEER] : [];
  if (role === 'AGENCY_LEADER') return opened && holds ? [BY_HANDLER] : [];
  if (role === 'API_CLIENT_DEV') return holds && (!report.confidential || report.leadAgencyCode === agencyCode) ? [BY_FORMER] : [];
  // A copy of a confidential report is for the desk that is named, and nobody above it.
  const copied = report.copyCodes.some((code) => (report.confidential ? code === agencyCode : isInTree(agencyCode, code)));
  return [...(holds ? [BY_HANDLER] : []), ...(copied ? [BY_COPY] : []), ...(held && !report.confidential ? [BY_FORMER] : [])];
}

/** Identity: the public's display name on an open report, the handling agency and its leader; of an anonymous one nobody. */
function mayBeNamed({ id, memberships }: Actor, report: Snapshot): boolean {
  if (report.anonymous) return false;
  if (memberships.length === 0 || memberships.every((membership) => isOutside(membership, report)))
    return report.published && !report.confidential;
  const opened = !report.confidential || (id !== null && report.openedBy.includes(id));
  return memberships.some(({ role, agencyCode }) => {
    if (!holdersOf(report).some((code) => isInTree(agencyCode, code))) return false;
    return role === 'AGENCY_ADMIN' || role === 'LIAISON_OFFICER' || (role === 'AGENCY_LEADER' && opened);
  });
}

/** Whether no row but the public's is an officer's: the other rows either name the reporter by themselves or do not at all. */
function isOutside({ role, agencyCode }: Membership, report: Snapshot): boolean {
  if (role === 'NATIONAL_ADMIN') return agencyCode !== NATIONAL_DESK;
  if (role === 'OVERSEER') return !oversees(agencyCode, report);
  const copied = role === 'AGENCY_ADMIN' || role === 'LIAISON_OFFICER' ? report.copyCodes : [];
  return role === 'API_CLIENT_DEV' || ![...holdersOf(report), ...copied].some((code) => isInTree(agencyCode, code));
}

/** Desks of agencies; the national desk is worked by national administrators alone. */
function desksOf({ deskCodes }: Snapshot): readonly string[] {
  return deskCodes.filter((code) => code !== NATIONAL_DESK);
}

function holdersOf({ deskCode, leadAgencyCode }: Snapshot): readonly string[] {
  return [deskCode, leadAgencyCode].filter((code) => code !== null && code !== NATIONAL_DESK) as string[];
}

/** Codes of units begin with their government's: D-18.72-DLH stands under D-18.72. */
function isInTree(agencyCode: string, code: string): boolean {
  return code === agencyCode || code.startsWith(`${agencyCode}-`);
}

function oversees(agencyCode: string, report: Snapshot): boolean {
  if (agencyCode === 'L-ORI') return true;
  if (agencyCode === 'L-KSP') return false;
  const desks = desksOf(report);
  return desks.some((code) => isInTree(agencyCode, code) || (agencyCode === 'K-DAGRI' && code.startsWith('D-')));
}
