import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The public statistics as a roll-up of the event log: the cells, how each report is counted in them, and up to where
 * the log has been counted. They are filled from the beginning of the log by the process itself, page by page.
 */
export class CreateStatistics1764288802000 implements MigrationInterface {
  readonly name = 'CreateStatistics1764288802000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table statistics_cell (
        dimension text not null check (dimension in ('STAGE', 'CLASS', 'AGENCY', 'MONTH', 'KIND')),
        key text not null,
        count integer not null check (count >= 0),
        primary key (dimension, key)
      );
      create table statistics_report (
        report_id uuid primary key references report (id),
        kind text not null check (kind in ('OPEN', 'CONFIDENTIAL')),
        stage text,
        class text,
        agency_code text,
        month text,
        constraint statistics_report_open check ((kind = 'OPEN') = (num_nonnulls(stage, class, agency_code, month) = 4))
      );
      create table statistics_cursor (
        only_row boolean primary key default true check (only_row),
        txid xid8 not null,
        position bigint not null
      );
      insert into statistics_cursor (txid, position) values ('0', 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table statistics_cursor, statistics_report, statistics_cell');
  }
}
