import type { Leave, OfficerEntry, OfficerMembership } from '@lapor/schema/officer';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('officer')
export class OfficerEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('boolean')
  active!: boolean;

  @Column('jsonb')
  memberships!: readonly OfficerMembership[];

  @Column('jsonb', { nullable: true })
  leave!: Leave | null;
}

export function toOfficer({ id, active, memberships, leave }: OfficerEntity): OfficerEntry {
  return { id, active, memberships, leave };
}
