import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Attempts under one sign-in name. It hangs on the name's blind index and not on an account: a name that nobody has is
 * delayed like any other, so a delay says nothing about whether an account exists.
 */
@Entity('sign_in_throttle')
export class SignInThrottleEntity {
  @PrimaryColumn('bytea')
  digest!: Buffer;

  @Column('integer')
  failures!: number;

  @Column('timestamptz', { name: 'delayed_until', nullable: true })
  delayedUntil!: Date | null;

  @Column('timestamptz', { name: 'forget_at' })
  forgetAt!: Date;
}
