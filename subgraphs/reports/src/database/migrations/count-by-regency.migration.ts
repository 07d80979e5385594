import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The public statistics are divided by regency and city too. What was counted before is filled in by the process, as it was for
 * provinces, and found by the partial index, which takes the place of the provinces' own.
 */
export class CountByRegency1764850000000 implements MigrationInterface {
  readonly name = 'CountByRegency1764850000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table statistics_cell drop constraint statistics_cell_dimension_check,
        add constraint statistics_cell_dimension_check
          check (dimension in ('STAGE', 'CLASS', 'AGENCY', 'MONTH', 'REGION', 'REGENCY', 'KIND'));
      alter table statistics_report add column regency_code text;
      drop index statistics_report_without_region;
      create index statistics_report_without_regency on statistics_report (report_id) where kind = 'OPEN' and regency_code is null;
      create index region_projection_regency on region_projection (code) where length(code) = 5;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index region_projection_regency;
      drop index statistics_report_without_regency;
      create index statistics_report_without_region on statistics_report (report_id) where kind = 'OPEN' and region_code is null;
      alter table statistics_report drop column regency_code;
      delete from statistics_cell where dimension = 'REGENCY';
      alter table statistics_cell drop constraint statistics_cell_dimension_check,
        add constraint statistics_cell_dimension_check check (dimension in ('STAGE', 'CLASS', 'AGENCY', 'MONTH', 'REGION', 'KIND'));
    `);
  }
}
