import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, the offices that officers hold, and the pseudonyms of citizens. */
export class CreateAccounts1764028800000 implements MigrationInterface {
  readonly name = 'CreateAccounts1764028800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id uuid primary key,
        kind text not null check (kind in ('CITIZEN', 'OFFICER')),
        username text not null unique check (username ~ '^[a-z][a-z0-9-]{2,39}$'),
        password_hash text not null check (password_hash like '$argon2id$%'),
        created_at timestamptz not null
      );

      create table membership (
        account_id uuid not null references account (id) on delete cascade,
        role text not null check (role in
          ('NATIONAL_ADMIN', 'AGENCY_ADMIN', 'LIAISON_OFFICER', 'AGENCY_LEADER', 'OVERSEER', 'API_CLIENT_DEV')),
        agency_code text not null check (agency_code <> ''),
        primary key (account_id, role, agency_code)
      );

      create table citizen (
        id uuid primary key,
        account_id uuid not null unique references account (id) on delete cascade
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table citizen;
      drop table membership;
      drop table account;
    `);
  }
}
