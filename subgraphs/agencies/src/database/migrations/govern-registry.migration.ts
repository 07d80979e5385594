import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the registry needs to be changed by mutations: agencies with a time of validity and a successor. */
export class GovernRegistry1764288100000 implements MigrationInterface {
  readonly name = 'GovernRegistry1764288100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table agency
        add column successor_code text collate "C" references agency (code) check (successor_code <> code),
        add column valid_from date,
        add column valid_to date check (valid_to >= valid_from);
      create index agency_successor on agency (successor_code) where successor_code is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agency drop column successor_code, drop column valid_from, drop column valid_to');
  }
}
