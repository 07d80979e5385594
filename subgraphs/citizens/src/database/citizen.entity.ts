import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The only place where a pseudonym and an account stand together. The id is random: it is derived from nothing. */
@Entity('citizen')
export class CitizenEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'account_id', unique: true })
  accountId!: string;
}
