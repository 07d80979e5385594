import type { Role } from '@lapor/schema/identity';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockPause, PolicyUnit, SlaPolicy } from '../domain/sla-policy/sla-policy.js';

@Entity('sla_policy')
export class SlaPolicyEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  key!: string;

  @Column('text', { name: 'report_class', nullable: true })
  reportClass!: string | null;

  @Column('integer')
  amount!: number;

  @Column('text')
  unit!: PolicyUnit;

  @Column('text')
  pauses!: ClockPause;

  @Column('boolean', { name: 'rolls_forward' })
  rollsForward!: boolean;

  @Column('boolean', { name: 'collective_leave_stops' })
  collectiveLeaveStops!: boolean;

  @Column('text', { array: true })
  roles!: readonly Role[];

  @Column('text', { name: 'legal_ref' })
  legalRef!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}

export function toSlaPolicy(entity: SlaPolicyEntity): SlaPolicy {
  return { ...entity };
}
