import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who oversees whom, and whom the steps of the notification ladder tell. */
export class FollowOversightAndLadder1764723606000 implements MigrationInterface {
  readonly name = 'FollowOversightAndLadder1764723606000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table oversight_projection (
        id text primary key,
        overseer_code text not null,
        role text not null,
        scope text not null check (scope in ('EVERY_AGENCY', 'REGIONAL_GOVERNMENTS', 'NATIONAL_PRIORITIES')),
        valid_from date,
        valid_to date
      );
      create table notice_projection (
        id text primary key,
        step text not null check (step in ('NOTICE_BEFORE', 'NOTICE_AT_END', 'NOTICE_AFTER')),
        report_class text,
        percent integer not null check (percent > 0),
        roles text[] not null,
        valid_from date not null,
        valid_to date
      );
    `);
    // The new tables are filled from the registry's log, which is read once more from its beginning.
    await runner.query('delete from feed_cursor');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table notice_projection;
      drop table oversight_projection;
    `);
  }
}
