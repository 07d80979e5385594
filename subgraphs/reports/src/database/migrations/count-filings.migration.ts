import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The registry's quotas, and how many reports somebody has filed while a span lasts. */
export class CountFilings1764723608000 implements MigrationInterface {
  readonly name = 'CountFilings1764723608000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quota_projection (
        id text primary key,
        channel text not null,
        span text not null check (span in ('PER_MINUTE', 'PER_DAY')),
        report_class text,
        amount integer not null check (amount > 0),
        valid_from date not null,
        valid_to date
      );
      create table filing_count (
        name uuid primary key,
        count integer not null,
        expires_at timestamptz not null
      );
      create index filing_count_expired on filing_count (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table filing_count;
      drop table quota_projection;
    `);
  }
}
