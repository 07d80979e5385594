import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rows that change with every step keep some room on their page: a change that touches no index then stays on the page
 * and in no index is written anything (PostgreSQL's heap-only tuples). Pages that are full already are filled as before.
 */
export class LeaveRoomForUpdates1764288902000 implements MigrationInterface {
  readonly name = 'LeaveRoomForUpdates1764288902000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report set (fillfactor = 85);
      alter table event_chain set (fillfactor = 85)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report reset (fillfactor);
      alter table event_chain reset (fillfactor)`);
  }
}
