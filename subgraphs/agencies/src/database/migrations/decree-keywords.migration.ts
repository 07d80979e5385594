import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keywords that were given by an act, that may be taken back by their own first day, and that are asked for by agency. */
export class DecreeKeywords1764723605000 implements MigrationInterface {
  readonly name = 'DecreeKeywords1764723605000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sms_keyword
        drop constraint sms_keyword_source_check,
        add constraint sms_keyword_source_check check (source in ('GOVERNMENT_NAME', 'SHORT_NAME', 'COMMON_USAGE', 'DECREED')),
        drop constraint sms_keyword_check,
        add constraint sms_keyword_check check (valid_to >= valid_from);
      create index sms_keyword_agency on sms_keyword (agency_code, id);
    `);
  }

  // Rows that the older rules do not know are taken out; their history stays in the log.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index sms_keyword_agency;
      delete from sms_keyword where source = 'DECREED' or valid_to <= valid_from;
      alter table sms_keyword
        drop constraint sms_keyword_check,
        add constraint sms_keyword_check check (valid_to > valid_from),
        drop constraint sms_keyword_source_check,
        add constraint sms_keyword_source_check check (source in ('GOVERNMENT_NAME', 'SHORT_NAME', 'COMMON_USAGE'));
    `);
  }
}
