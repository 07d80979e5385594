import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reports knows of agencies' working hours, and of days off that are only expected. */
export class ProjectWorkingHours1764547201000 implements MigrationInterface {
  readonly name = 'ProjectWorkingHours1764547201000';

  async up(runner: QueryRunner): Promise<void> {
    // No event of the past tells of either, so the registry's log need not be read again.
    await runner.query(`
      alter table holiday_projection add column provisional boolean not null default false;
      create table hours_projection (
        id text primary key,
        agency_code text not null,
        workdays integer[] not null check (cardinality(workdays) > 0 and workdays <@ array[0, 1, 2, 3, 4, 5, 6]),
        opens_at integer not null check (opens_at >= 0),
        closes_at integer not null check (closes_at > opens_at and closes_at < 1440),
        valid_from date not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hours_projection; alter table holiday_projection drop column provisional');
  }
}
