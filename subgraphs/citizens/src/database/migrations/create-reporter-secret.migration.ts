import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a citizen's names in reports are made of, sealed under the person's own data key (docs/adr/0017). */
export class CreateReporterSecret1765200000000 implements MigrationInterface {
  readonly name = 'CreateReporterSecret1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reporter_secret (
        account_id uuid primary key references account (id) on delete cascade,
        sealed bytea not null
      )
    `);
  }

  /** Citizens do not find what they filed anonymously any more. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reporter_secret');
  }
}
