import type { Role } from '@lapor/schema/identity';
import { Entity, PrimaryColumn } from 'typeorm';

/** An officer's role in an agency. The agency belongs to another subgraph: its code is kept, nothing else. */
@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('text')
  role!: Role;

  @PrimaryColumn('text', { name: 'agency_code' })
  agencyCode!: string;
}
