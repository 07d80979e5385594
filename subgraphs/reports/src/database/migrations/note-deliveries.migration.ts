import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What carriers say became of the messages to reporters. */
export class NoteDeliveries1764830000000 implements MigrationInterface {
  readonly name = 'NoteDeliveries1764830000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notification_delivery (
        -- The channel's name for the message, by which it is known again.
        message_id uuid primary key,
        report_id uuid not null references report (id),
        step text not null,
        outcome text not null check (outcome in ('DELIVERED', 'FAILED', 'EXPIRED')),
        at timestamptz not null
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notification_delivery');
  }
}
