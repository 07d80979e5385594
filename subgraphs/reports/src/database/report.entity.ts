import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { PostponeReason } from '../domain/postponement/postpone-reasons.js';
import type { CompletionKind } from '../domain/report/completion-kind.js';
import type { Desk } from '../domain/report/desk.js';
import type { ReportChannel } from '../domain/report/report.js';
import type { ReportClass } from '../domain/report/report-class.js';
import type { ReportState } from '../domain/report/report-state.js';
import type { Oversight } from '../domain/visibility/oversight.js';
import { OVERSIGHTS_TODAY } from './oversight.queries.js';
import { ccDesksOf, desksOf, nationalPriorityOf } from './visibility-columns.js';

/** The row of a report. */
@Entity('report')
export class ReportEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'tracking_id' })
  trackingId!: string;

  @Column('text')
  class!: ReportClass;

  @Column('text')
  title!: string;

  @Column('text')
  content!: string;

  @Column('text', { name: 'published_title', nullable: true })
  publishedTitle!: string | null;

  @Column('text', { name: 'published_content', nullable: true })
  publishedContent!: string | null;

  @Column('date', { name: 'event_date', nullable: true })
  eventDate!: string | null;

  @Column('text', { nullable: true })
  place!: string | null;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode!: string | null;

  @Column('text', { name: 'category_id', nullable: true })
  categoryId!: string | null;

  @VirtualColumn('boolean', { query: nationalPriorityOf })
  nationalPriority!: boolean;

  /** Read once a statement: it does not depend on the report. */
  @VirtualColumn('json', { query: () => OVERSIGHTS_TODAY })
  oversights!: Oversight[];

  @Column('text', { name: 'target_agency_code', nullable: true })
  targetAgencyCode!: string | null;

  @Column('boolean')
  anonymous!: boolean;

  @Column('boolean')
  confidential!: boolean;

  @Column('boolean')
  published!: boolean;

  @Column('text')
  state!: ReportState;

  @Column('text', { name: 'desk_code' })
  deskCode!: string;

  @Column('text', { name: 'desk_codes', array: true })
  deskCodes!: string[];

  @VirtualColumn('json', { query: desksOf })
  desks!: Desk[];

  @VirtualColumn('json', { query: ccDesksOf })
  ccDesks!: Desk[];

  @Column('text', { name: 'opened_by', array: true })
  openedBy!: string[];

  @Column('text', { name: 'lead_agency_code', nullable: true })
  leadAgencyCode!: string | null;

  @Column('integer')
  hops!: number;

  @Column('boolean')
  supervision!: boolean;

  @Column('timestamptz', { name: 'first_assigned_at', nullable: true })
  firstAssignedAt!: Date | null;

  @Column('timestamptz', { name: 'file_complete_at', nullable: true })
  fileCompleteAt!: Date | null;

  @Column('text', { name: 'postponed_from', nullable: true })
  postponedFrom!: ReportState | null;

  @Column('text', { name: 'postpone_reason', nullable: true })
  postponeReason!: PostponeReason | null;

  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt!: Date | null;

  @Column('text', { name: 'completed_how', nullable: true })
  completedHow!: CompletionKind | null;

  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  @Column('timestamptz', { name: 'handover_consent_at', nullable: true })
  handoverConsentAt!: Date | null;

  @Column('integer', { name: 'extension_days' })
  extensionDays!: number;

  @Column('text', { name: 'filed_by_role', nullable: true })
  filedByRole!: string | null;

  @Column('text', { name: 'filed_by_agency_code', nullable: true })
  filedByAgencyCode!: string | null;

  @Column('uuid', { name: 'reporter_id' })
  reporterId!: string;

  @Column('uuid', { name: 'citizen_id', nullable: true })
  citizenId!: string | null;

  /** See domain/reporter/list-keys.ts; null in a report of before. */
  @Column('uuid', { name: 'list_key', nullable: true })
  listKey!: string | null;

  /** The citizen's id, sealed for the vault; read by a reveal alone. */
  @Column('text', { name: 'reporter_reference', nullable: true, select: false })
  reporterReference!: string | null;

  @Column('text')
  channel!: ReportChannel;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'filed_at' })
  filedAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
