import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('data_key')
export class DataKeyEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  /** The key-encryption key that wraps it. */
  @Column('text', { name: 'key_id' })
  keyId!: string;

  @Column('bytea')
  wrapped!: Buffer;
}
