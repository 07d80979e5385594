import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes in other lists, oversight as data of its own (it stood with the agencies before), and open work by desk. */
export class GovernAgencyTree1764460801000 implements MigrationInterface {
  readonly name = 'GovernAgencyTree1764460801000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table external_code (
        id text collate "C" primary key check (id = agency_code || ':' || scheme),
        agency_code text collate "C" not null references agency (code),
        scheme text collate "C" not null,
        code text collate "C"
      );
      create unique index external_code_once on external_code (scheme, code) where code is not null;
      create index external_code_agency on external_code (agency_code, scheme);

      create table oversight (
        id text collate "C" primary key,
        overseer_code text collate "C" not null references agency (code),
        role text not null check (role in ('MANAGER', 'LOCAL_GOVERNMENT_SUPERVISOR', 'NATIONAL_PRIORITY_SUPERVISOR', 'EXTERNAL_OVERSEER')),
        scope text not null check (scope in ('EVERY_AGENCY', 'REGIONAL_GOVERNMENTS', 'NATIONAL_PRIORITIES')),
        legal_ref text not null check (legal_ref <> ''),
        valid_from date,
        valid_to date check (valid_to > valid_from)
      );
      alter table agency drop column system_roles;

      create table open_work (
        desk_code text collate "C" primary key,
        count integer not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table open_work;
      drop table oversight;
      drop table external_code;
      alter table agency add column system_roles jsonb not null default '[]';
    `);
  }
}
