import { Column, Entity, PrimaryColumn, VirtualColumn } from 'typeorm';
import type { Desk } from '../domain/report/desk.js';
import type { ReportChannel } from '../domain/report/report.js';
import type { ReportClass } from '../domain/report/report-class.js';
import type { ReportState } from '../domain/report/report-state.js';

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

  /** The desks with their present place in the agency tree; one the registry has not told of yet stands alone. */
  @VirtualColumn('json', {
    query: (report) => `
      select json_agg(json_build_object('code', held.code, 'path', coalesce(agency.path, array[held.code])) order by held.turn)
      from unnest(${report}.desk_codes) with ordinality as held (code, turn)
      left join agency_projection agency on agency.code = held.code`,
  })
  desks!: Desk[];

  @Column('text', { name: 'lead_agency_code', nullable: true })
  leadAgencyCode!: string | null;

  @Column('uuid', { name: 'reporter_id' })
  reporterId!: string;

  @Column('text')
  channel!: ReportChannel;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'filed_at' })
  filedAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
