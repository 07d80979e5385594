import type { TimeZone } from '@lapor/schema/calendar/time-zone';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Region, RegionLevel } from '../domain/region/region.js';

@Entity('region')
export class RegionEntity {
  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  level!: RegionLevel;

  @Column('text', { name: 'parent_code', nullable: true })
  parentCode!: string | null;

  @Column('text', { name: 'time_zone' })
  timeZone!: TimeZone;

  @Column('boolean', { name: 'own_government' })
  ownGovernment!: boolean;
}

export function toRegion(entity: RegionEntity): Region {
  return { ...entity };
}
