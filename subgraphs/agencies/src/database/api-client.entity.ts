import type { ApiScope, Role } from '@lapor/schema/identity';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApiClient, SuspensionReason } from '../domain/api-client/api-client.js';

@Entity('api_client')
export class ApiClientEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { name: 'owner_code' })
  ownerCode!: string;

  @Column('text')
  purpose!: string;

  @Column('text')
  contact!: string;

  @Column('text', { array: true })
  scopes!: readonly ApiScope[];

  @Column('integer', { name: 'per_minute' })
  perMinute!: number;

  @Column('integer', { name: 'per_day' })
  perDay!: number;

  @Column('text', { name: 'legal_ref' })
  legalRef!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column('text', { name: 'suspended_for', nullable: true })
  suspendedFor!: SuspensionReason | null;

  @Column('text', { name: 'suspended_by', nullable: true })
  suspendedBy!: Role | null;
}

export function toApiClient(entity: ApiClientEntity): ApiClient {
  return { ...entity };
}
