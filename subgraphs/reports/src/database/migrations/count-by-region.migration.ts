import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The public statistics are divided by province too. What was counted before is not in it yet: the process fills it in, in
 * pages, and finds what is left by the partial index.
 */
export class CountByRegion1764723610000 implements MigrationInterface {
  readonly name = 'CountByRegion1764723610000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table statistics_cell drop constraint statistics_cell_dimension_check,
        add constraint statistics_cell_dimension_check check (dimension in ('STAGE', 'CLASS', 'AGENCY', 'MONTH', 'REGION', 'KIND'));
      alter table statistics_report add column region_code text;
      create index statistics_report_without_region on statistics_report (report_id) where kind = 'OPEN' and region_code is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index statistics_report_without_region;
      alter table statistics_report drop column region_code;
      delete from statistics_cell where dimension = 'REGION';
      alter table statistics_cell drop constraint statistics_cell_dimension_check,
        add constraint statistics_cell_dimension_check check (dimension in ('STAGE', 'CLASS', 'AGENCY', 'MONTH', 'KIND'));
    `);
  }
}
