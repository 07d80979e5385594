import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WorkingHours } from '../domain/working-hours/working-hours.js';

@Entity('working_hours')
export class WorkingHoursEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'agency_code' })
  agencyCode!: string;

  @Column('integer', { array: true })
  workdays!: readonly number[];

  @Column('integer', { name: 'opens_at' })
  opensAt!: number;

  @Column('integer', { name: 'closes_at' })
  closesAt!: number;

  @Column('text', { name: 'legal_ref' })
  legalRef!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;
}

export function toWorkingHours(entity: WorkingHoursEntity): WorkingHours {
  return { ...entity };
}
