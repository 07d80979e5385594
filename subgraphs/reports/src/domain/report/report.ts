import { REPORT_CHANNELS, type ReportChannel } from '@lapor/schema/report-channels';
import type { Evidence } from '../answer/evidence.js';
import type { OutsideBody } from '../outside-body/outside-bodies.js';
import type { PostponeReason } from '../postponement/postpone-reasons.js';
import type { Oversight } from '../visibility/oversight.js';
import type { CompletionKind } from './completion-kind.js';
import type { Desk } from './desk.js';
import type { ReportClass } from './report-class.js';
import type { ReportState } from './report-state.js';

export { REPORT_CHANNELS, type ReportChannel };

/** A report (laporan) as the domain knows it. Whoever shows it to somebody asks `visibility` first. */
export interface Report {
  readonly id: string;
  readonly trackingId: string;
  readonly class: ReportClass;
  /** As the reporter wrote it; never changed. */
  readonly title: string;
  readonly content: string;
  /** As the verifier edited it for publication. */
  readonly publishedTitle: string | null;
  readonly publishedContent: string | null;
  /** YYYY-MM-DD, the day in Indonesia. */
  readonly eventDate: string | null;
  readonly place: string | null;
  /** Kemendagri code. */
  readonly regionCode: string | null;
  readonly categoryId: string | null;
  /** Whether its category is a national priority now; the registry says so, never a report. */
  readonly nationalPriority: boolean;
  /** Who oversees whom today; the same for every report, and the registry's to say. */
  readonly oversights: readonly Oversight[];
  /** The agency the reporter asked for. */
  readonly targetAgencyCode: string | null;
  readonly anonymous: boolean;
  readonly confidential: boolean;
  readonly published: boolean;
  readonly state: ReportState;
  /** The desk that holds it now. */
  readonly deskCode: string;
  /** Every desk that has held it, each once, in the order of their first turn. */
  readonly desks: readonly Desk[];
  readonly leadAgencyCode: string | null;
  /** The desks that were given a copy (tembusan); named in a disposition, they do not handle it. */
  readonly ccDesks: readonly Desk[];
  /** The officers who have opened this confidential report, each by a logged command. */
  readonly openedBy: readonly string[];
  /** How often an agency was made responsible for it; never goes back (domain.md 4.4, row 12). */
  readonly hops: number;
  /** Needs examination or a check in the field (berkadar pengawasan). */
  readonly supervision: boolean;
  /** When an agency was given it for the first time; no later disposition changes it. */
  readonly firstAssignedAt: Date | null;
  /** Since when the file is complete; the statutory limit counts from here. Null while the reporter owes something. */
  readonly fileCompleteAt: Date | null;
  /** Where a postponed report goes back to, and why it waits; null in every other state. */
  readonly postponedFrom: ReportState | null;
  readonly postponeReason: PostponeReason | null;
  readonly completedAt: Date | null;
  readonly completedHow: CompletionKind | null;
  /** The report that a merged one follows. */
  readonly mergedInto: string | null;
  /** When the reporter agreed to a hand-over to the Ombudsman. */
  readonly handoverConsentAt: Date | null;
  /** Working days granted on top of the limit. */
  readonly extensionDays: number;
  /** The office that took the report down for its reporter; null when the reporter filed it. */
  readonly filedByRole: string | null;
  readonly filedByAgencyCode: string | null;
  /** What its reporter is called in this report and nowhere else. It never leaves the subgraph. */
  readonly reporterId: string;
  /** The citizen's id as others may be given it; null while the report is anonymous, and where the vault knows nobody. */
  readonly citizenId: string | null;
  readonly channel: ReportChannel;
  /** Rises by one with every change. */
  readonly version: number;
  readonly filedAt: Date;
  readonly updatedAt: Date;
}

/** One hop on a report's way: who gave it to whom, and why. */
export interface Disposition {
  readonly id: string;
  readonly reportId: string;
  /** 1, 2, 3 … within the report. */
  readonly hop: number;
  readonly kind: DispositionKind;
  readonly fromDeskCode: string;
  readonly toDeskCode: string;
  /** Why; for a return the reason of the agency that is not competent. */
  readonly note: string | null;
  /** Who the returning agency thinks is competent: an agency of the registry or a body outside LAPOR!. */
  readonly proposedAgencyCode: string | null;
  readonly proposedBody: OutsideBody | null;
  readonly byRole: string;
  readonly disposedAt: Date;
  readonly acceptedAt: Date | null;
}
/**
 * LEAD makes an agency responsible, CC informs one (tembusan), INTERNAL stays in the own tree, RETURN is "bukan wewenang",
 * SUCCESSION follows the end of an agency.
 */
export const DISPOSITION_KINDS = ['LEAD', 'CC', 'INTERNAL', 'TRANSFER', 'RETURN', 'SUCCESSION'] as const;
export type DispositionKind = (typeof DISPOSITION_KINDS)[number];

/** What the handling agency answers (tindak lanjut). */
export interface FollowUp {
  readonly id: string;
  readonly reportId: string;
  readonly kind: FollowUpKind;
  readonly text: string;
  /** What it rests on. */
  readonly evidence: readonly Evidence[];
  readonly byAgencyCode: string;
  readonly writtenAt: Date;
}
export const FOLLOW_UP_KINDS = ['INTERIM', 'FINAL'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];
