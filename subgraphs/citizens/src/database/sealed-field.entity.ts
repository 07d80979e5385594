import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SealedField } from '../vault/sealed-field.js';

@Entity('sealed_field')
export class SealedFieldEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('text')
  field!: SealedField;

  @Column('bytea')
  sealed!: Buffer;
}
