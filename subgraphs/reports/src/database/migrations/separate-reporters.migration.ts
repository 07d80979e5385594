import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A reporter is called differently in every report (docs/adr/0017). Reports of before keep the citizen's id as
 * `reporter_id`, by which their reporters still find them; new ones hold it only where they are not anonymous.
 */
export class SeparateReporters1764723607000 implements MigrationInterface {
  readonly name = 'SeparateReporters1764723607000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report add column citizen_id uuid, add column list_key uuid, add column reporter_reference text;
      update report set citizen_id = reporter_id where not anonymous;
      create unique index report_list_key on report (list_key) where list_key is not null;
      create index report_citizen on report (citizen_id) where citizen_id is not null;
      drop index report_reporter;
      create index report_reporter on report (reporter_id);
    `);
  }

  /** Reporters of what was filed since then do not find it any more. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index report_reporter;
      create index report_reporter on report (reporter_id, filed_at desc, id desc);
      alter table report drop column citizen_id, drop column list_key, drop column reporter_reference;
    `);
  }
}
