import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountKind } from '../domain/account/account.js';

@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: AccountKind;

  @Column('text', { unique: true })
  username!: string;

  /** argon2id in PHC form; null when nobody can sign in. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** The password was made for somebody, who has not yet chosen their own. */
  @Column('boolean', { name: 'must_change_password' })
  mustChangePassword!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** Whoever showed the password before this moment is signed in nowhere any more. */
  @Column('timestamptz', { name: 'signed_out_at', nullable: true })
  signedOutAt!: Date | null;
}
