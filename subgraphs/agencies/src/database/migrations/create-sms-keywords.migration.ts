import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words an SMS may begin with to name an agency; several agencies may share them. */
export class CreateSmsKeywords1764374402000 implements MigrationInterface {
  readonly name = 'CreateSmsKeywords1764374402000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sms_keyword (
        id text collate "C" primary key,
        words text collate "C" not null check (words ~ '^[A-Z0-9]+( [A-Z0-9]+){0,5}$'),
        agency_code text collate "C" not null references agency (code),
        source text not null check (source in ('GOVERNMENT_NAME', 'SHORT_NAME', 'COMMON_USAGE')),
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        unique (words, agency_code, valid_from)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sms_keyword');
  }
}
