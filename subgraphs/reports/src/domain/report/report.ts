import type { Desk } from './desk.js';
import type { ReportClass } from './report-class.js';
import type { ReportState } from './report-state.js';

/** The ways a report comes in (domain.md 1.8). */
export const REPORT_CHANNELS = ['WEB', 'MOBILE_APP', 'SMS', 'WHATSAPP', 'X', 'WALK_IN', 'API'] as const;
export type ReportChannel = (typeof REPORT_CHANNELS)[number];

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
  /** The reporter's pseudonymous id. It leaves the subgraph only where visibility says so. */
  readonly reporterId: string;
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
  readonly note: string | null;
  readonly byRole: string;
  readonly disposedAt: Date;
  readonly acceptedAt: Date | null;
}
export const DISPOSITION_KINDS = ['LEAD'] as const;
export type DispositionKind = (typeof DISPOSITION_KINDS)[number];

/** What the handling agency answers (tindak lanjut). */
export interface FollowUp {
  readonly id: string;
  readonly reportId: string;
  readonly kind: FollowUpKind;
  readonly text: string;
  readonly byAgencyCode: string;
  readonly writtenAt: Date;
}
export const FOLLOW_UP_KINDS = ['INTERIM', 'FINAL'] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];
