import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the registry says of officers, and how far its feed was read; passwords that must be changed. The former table
 * `membership` is no longer read and goes with a later release.
 */
export class CreateOfficerProjection1764633602000 implements MigrationInterface {
  readonly name = 'CreateOfficerProjection1764633602000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table officer_projection (
        id uuid primary key,
        entry jsonb not null
      );
      create table feed_cursor (
        source text primary key,
        cursor text not null
      );
      alter table account add column must_change_password boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account drop column must_change_password;
      drop table feed_cursor;
      drop table officer_projection;
    `);
  }
}
