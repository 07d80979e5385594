import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often reports were handed from one agency to another, counted from the log of reports; no report is named. */
export class CreateTransferTally1764374404000 implements MigrationInterface {
  readonly name = 'CreateTransferTally1764374404000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table transfer_tally (
        category_id text collate "C" not null,
        region_code text collate "C" not null,
        from_agency text collate "C" not null,
        to_agency text collate "C" not null,
        count integer not null default 0,
        confidential_count integer not null default 0,
        primary key (category_id, region_code, from_agency, to_agency)
      );

      create table feed_cursor (
        source text primary key,
        cursor text not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table feed_cursor;
      drop table transfer_tally;
    `);
  }
}
