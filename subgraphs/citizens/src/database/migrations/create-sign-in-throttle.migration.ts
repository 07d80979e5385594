import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is remembered of attempts to sign in. */
export class CreateSignInThrottle1764028802000 implements MigrationInterface {
  readonly name = 'CreateSignInThrottle1764028802000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sign_in_throttle (
        digest bytea primary key check (octet_length(digest) = 32),
        failures integer not null check (failures >= 0),
        delayed_until timestamptz,
        forget_at timestamptz not null
      );
      create index sign_in_throttle_forgotten on sign_in_throttle (forget_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_in_throttle');
  }
}
