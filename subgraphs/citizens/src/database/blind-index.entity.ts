import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IndexedField } from '../vault/blind-index.js';

@Entity('blind_index')
export class BlindIndexEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('text')
  kind!: IndexedField;

  /** The index key that made it. */
  @Column('text', { name: 'key_id' })
  keyId!: string;

  @Column('bytea')
  digest!: Buffer;
}
