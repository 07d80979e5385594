import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who works where: an officer's entry under the account's id. Names and addresses stand in the vault, never here. */
export class CreateOfficers1764633601000 implements MigrationInterface {
  readonly name = 'CreateOfficers1764633601000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table officer (
        id uuid primary key,
        active boolean not null,
        memberships jsonb not null check (jsonb_typeof(memberships) = 'array'),
        leave jsonb check (jsonb_typeof(leave) = 'object'),
        agency_codes jsonb not null generated always as (jsonb_path_query_array(memberships, '$[*].agencyCode')) stored
      );
      create index officer_agency on officer using gin (agency_codes);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table officer');
  }
}
