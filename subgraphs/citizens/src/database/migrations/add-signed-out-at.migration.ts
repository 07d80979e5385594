import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when nobody is signed in any more who signed in before: a browser's sign-in leaves no session until it is used. */
export class AddSignedOutAt1765400000000 implements MigrationInterface {
  readonly name = 'AddSignedOutAt1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account add column signed_out_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account drop column signed_out_at');
  }
}
