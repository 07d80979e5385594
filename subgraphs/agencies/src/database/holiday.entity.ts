import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Holiday, HolidayKind } from '../domain/holiday/holiday.js';

@Entity('holiday')
export class HolidayEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('date')
  date!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: HolidayKind;

  @Column('text', { name: 'region_code', nullable: true })
  regionCode!: string | null;

  @Column('text', { name: 'legal_ref' })
  legalRef!: string;

  @Column('boolean')
  provisional!: boolean;

  @Column('text', { name: 'revoked_by', nullable: true })
  revokedBy!: string | null;
}

export function toHoliday(entity: HolidayEntity): Holiday {
  return { ...entity };
}
