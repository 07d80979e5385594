import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What categories need to be changed by mutations: a time of validity, a successor, and whether KSP oversees them. */
export class GovernCategories1764720002000 implements MigrationInterface {
  readonly name = 'GovernCategories1764720002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table category
        add column national_priority boolean not null default false,
        add column successor_id text collate "C" references category (id) check (successor_id <> id),
        add column valid_from date,
        add column valid_to date check (valid_to >= valid_from);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table category
        drop column national_priority, drop column successor_id, drop column valid_from, drop column valid_to
    `);
  }
}
