import type { TimeZone } from '@lapor/schema/calendar/time-zone';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Agency, AgencyType, ConnectionModel } from '../domain/agency/agency.js';

@Entity('agency')
export class AgencyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'short_name', nullable: true })
  shortName!: string | null;

  @Column('text')
  type!: AgencyType;

  @Column('text', { name: 'parent_code', nullable: true })
  parentCode!: string | null;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode!: string | null;

  @Column('text', { name: 'time_zone' })
  timeZone!: TimeZone;

  @Column('text', { name: 'connection_model' })
  connectionModel!: ConnectionModel;

  @Column('boolean')
  active!: boolean;

  @Column('text', { name: 'successor_code', nullable: true })
  successorCode!: string | null;

  @Column('date', { name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}

export function toAgency(entity: AgencyEntity): Agency {
  return { ...entity };
}
