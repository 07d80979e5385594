import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One-time codes, stored as keyed hashes alone, and the messages that carry them, sealed until they are delivered. */
export class CreateOneTimeCodes1765000001000 implements MigrationInterface {
  readonly name = 'CreateOneTimeCodes1765000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table one_time_code (
        digest bytea primary key check (octet_length(digest) = 32),
        key_id text not null,
        account_id uuid references account (id) on delete cascade,
        code_digest bytea check (octet_length(code_digest) = 32),
        sealed_contact bytea,
        attempts_left integer not null check (attempts_left >= 0),
        expires_at timestamptz not null,
        issued integer not null check (issued >= 0),
        window_ends_at timestamptz not null
      );
      create index one_time_code_window on one_time_code (window_ends_at);
      create index one_time_code_account on one_time_code (account_id);

      -- A message without an account is a blank: it makes a number that nobody has look like one that somebody has.
      create table message (
        id uuid primary key,
        account_id uuid references account (id) on delete cascade,
        channel text not null check (channel in ('SMS', 'EMAIL')),
        sealed bytea,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        delivered_at timestamptz,
        attempts integer not null default 0,
        check ((delivered_at is null) = (sealed is not null))
      );
      create index message_waiting on message (created_at) where delivered_at is null;
      create index message_account on message (account_id);
      create index message_delivered on message (delivered_at) where delivered_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table message;
      drop table one_time_code;
    `);
  }
}
