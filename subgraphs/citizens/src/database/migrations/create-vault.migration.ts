import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wrapped keys, sealed fields, and the blind indexes by which a person is found. */
export class CreateVault1764028801000 implements MigrationInterface {
  readonly name = 'CreateVault1764028801000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table data_key (
        account_id uuid primary key references account (id) on delete cascade,
        key_id text not null,
        wrapped bytea not null
      );
      create index data_key_rotation on data_key (key_id);

      create table sealed_field (
        account_id uuid not null references account (id) on delete cascade,
        field text not null check (field in ('FULL_NAME', 'EMAIL', 'PHONE', 'NIK')),
        sealed bytea not null,
        primary key (account_id, field)
      );

      create table blind_index (
        account_id uuid not null references account (id) on delete cascade,
        kind text not null check (kind in ('EMAIL', 'PHONE', 'NIK')),
        key_id text not null,
        digest bytea not null check (octet_length(digest) = 32),
        primary key (account_id, kind)
      );
      -- A NIK is claimed, not proven: it must not keep its true owner from registering. Names to sign in with are unique.
      create unique index blind_index_sign_in on blind_index (kind, digest) where kind in ('EMAIL', 'PHONE');
      create index blind_index_nik on blind_index (digest) where kind = 'NIK';
      create index blind_index_rotation on blind_index (key_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table blind_index;
      drop table sealed_field;
      drop table data_key;
    `);
  }
}
