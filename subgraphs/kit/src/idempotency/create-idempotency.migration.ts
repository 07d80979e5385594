import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys under which callers have sent their commands; nothing in it can be read back. */
export class CreateIdempotency1764288000000 implements MigrationInterface {
  readonly name = 'CreateIdempotency1764288000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_key (
        key_hash bytea primary key,
        input_hash bytea not null,
        result_id text not null,
        created_at timestamptz(3) not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_key');
  }
}
