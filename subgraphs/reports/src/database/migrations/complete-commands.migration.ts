import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The completion by the national desk (domain.md 4.3, BY_ADMIN), with the message in which the reporter reads why. */
export class CompleteCommands1764288201000 implements MigrationInterface {
  readonly name = 'CompleteCommands1764288201000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report drop constraint report_completed_how_check,
        add constraint report_completed_how_check check (completed_how in ('CONFIRMED', 'AUTO_NO_REPLY', 'BY_ADMIN', 'OBJECTION_REJECTED'));
      alter table message drop constraint message_kind_check,
        add constraint message_kind_check
          check (kind in ('QUESTION', 'COMPLETION', 'REPLY', 'REJECTION', 'RECLASSIFICATION', 'CONFIRMATION'));
    `);
  }

  /** Reports that were completed so must be gone first; the constraints say so. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message drop constraint message_kind_check,
        add constraint message_kind_check check (kind in ('QUESTION', 'COMPLETION', 'REPLY', 'REJECTION', 'RECLASSIFICATION'));
      alter table report drop constraint report_completed_how_check,
        add constraint report_completed_how_check check (completed_how in ('CONFIRMED', 'AUTO_NO_REPLY', 'OBJECTION_REJECTED'));
    `);
  }
}
