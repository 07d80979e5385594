import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A reporter is called differently in every report (docs/adr/0017). Reports of before have no list key and keep the
 * citizen's id as `reporter_id`; no row is touched, however many there are.
 */
export class SeparateReporters1764723607000 implements MigrationInterface {
  readonly name = 'SeparateReporters1764723607000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report add column citizen_id uuid, add column list_key uuid, add column reporter_reference text;
      create unique index report_list_key on report (list_key) where list_key is not null;
      create index report_citizen on report (citizen_id) where citizen_id is not null;
    `);
  }

  /** Reporters of what was filed since then do not find it any more. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report drop column citizen_id, drop column list_key, drop column reporter_reference;
    `);
  }
}
