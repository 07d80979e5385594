import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clock of an archiving's review, and whether a limit that ends on a day off rolls forward. */
export class WidenClocks1764288203000 implements MigrationInterface {
  readonly name = 'WidenClocks1764288203000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table policy_projection add column rolls_forward boolean not null default true;
      alter table clock drop constraint clock_key_check,
        add constraint clock_key_check check (key in (
          'VERIFY', 'COMPLETENESS_ANSWER', 'ACCEPT', 'FIRST_FOLLOW_UP', 'COMPLETE_INFO', 'COMPLETE_ASPIRATION', 'COMPLETE_COMPLAINT',
          'COMPLETE_SUPERVISION', 'STATUTORY_MAX', 'REPORTER_COMPLETION', 'REPORTER_REPLY', 'OBJECTION_WINDOW', 'OBJECTION_DECISION',
          'ARCHIVE_REVIEW'));
      -- For the recomputation, which walks over every open report in the order of ids.
      create index report_open_by_id on report (id) where state in ('RECEIVED', 'POSTPONED', 'ASSIGNED', 'IN_PROGRESS', 'RESPONDED');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index report_open_by_id;
      delete from clock where key = 'ARCHIVE_REVIEW';
      alter table clock drop constraint clock_key_check,
        add constraint clock_key_check check (key in (
          'VERIFY', 'COMPLETENESS_ANSWER', 'ACCEPT', 'FIRST_FOLLOW_UP', 'COMPLETE_INFO', 'COMPLETE_ASPIRATION', 'COMPLETE_COMPLAINT',
          'COMPLETE_SUPERVISION', 'STATUTORY_MAX', 'REPORTER_COMPLETION', 'REPORTER_REPLY', 'OBJECTION_WINDOW', 'OBJECTION_DECISION'));
      alter table policy_projection drop column rolls_forward;
    `);
  }
}
