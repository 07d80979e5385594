import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Identities of officers at their agencies' own sign-in, by a keyed digest of issuer and subject. Both stand sealed beside
 * it under the officer's data key: the digest is made of them anew when the index key is rotated.
 */
export class CreateOfficerIdentities1765350000000 implements MigrationInterface {
  readonly name = 'CreateOfficerIdentities1765350000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table officer_identity (
        id uuid primary key,
        account_id uuid not null references account (id) on delete cascade,
        issuer text not null,
        key_id text not null,
        digest bytea not null unique check (octet_length(digest) = 32),
        sealed bytea not null,
        linked_at timestamptz not null
      );
      create index officer_identity_account on officer_identity (account_id, linked_at, id);
      create index officer_identity_rotation on officer_identity (key_id);
    `);
  }

  /** Officers sign in here again, and nowhere else. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table officer_identity');
  }
}
