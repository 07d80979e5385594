import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the rules that end by decree. */
const TABLES = ['jurisdiction_rule', 'answer_policy', 'oversight'] as const;

/** Lets a rule that has not begun be taken back: it ends on its own first day. */
export class EndRules1764720001000 implements MigrationInterface {
  readonly name = 'EndRules1764720001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await checkDays(runner, table, '>=');
  }

  // Rules that the older check does not know are taken out; their history stays in the log.
  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`delete from ${table} where valid_to <= valid_from`);
      await checkDays(runner, table, '>');
    }
  }
}

function checkDays(runner: QueryRunner, table: (typeof TABLES)[number], comparison: '>' | '>='): Promise<unknown> {
  const name = `${table}_check`;
  return runner.query(`alter table ${table} drop constraint ${name}, add constraint ${name} check (valid_to ${comparison} valid_from)`);
}
