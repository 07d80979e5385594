import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses in the vault, contacts that were confirmed, accounts without a password, and indexes of reporting channels. */
export class WidenVault1765000000000 implements MigrationInterface {
  readonly name = 'WidenVault1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sealed_field drop constraint sealed_field_field_check;
      alter table sealed_field add constraint sealed_field_field_check
        check (field in ('FULL_NAME', 'EMAIL', 'PHONE', 'NIK', 'ADDRESS'));
      alter table sealed_field add column verified_at timestamptz;

      alter table blind_index drop constraint blind_index_kind_check;
      alter table blind_index add constraint blind_index_kind_check check (kind in ('EMAIL', 'PHONE', 'NIK', 'CHANNEL'));
      create unique index blind_index_channel on blind_index (digest) where kind = 'CHANNEL';

      alter table account alter column password_hash drop not null;
      alter table account add column deleted_at timestamptz;
      create index account_unclaimed on account (created_at) where password_hash is null and deleted_at is null;
      alter table account add constraint account_deleted_check check (deleted_at is null or password_hash is null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from account where password_hash is null;
      alter table account drop column deleted_at;
      alter table account alter column password_hash set not null;
      delete from blind_index where kind = 'CHANNEL';
      drop index blind_index_channel;
      alter table blind_index drop constraint blind_index_kind_check;
      alter table blind_index add constraint blind_index_kind_check check (kind in ('EMAIL', 'PHONE', 'NIK'));
      alter table sealed_field drop column verified_at;
      delete from sealed_field where field = 'ADDRESS';
      alter table sealed_field drop constraint sealed_field_field_check;
      alter table sealed_field add constraint sealed_field_field_check check (field in ('FULL_NAME', 'EMAIL', 'PHONE', 'NIK'));
    `);
  }
}
