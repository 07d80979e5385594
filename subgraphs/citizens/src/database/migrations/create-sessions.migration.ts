import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions of people, what the issuer of tokens remembers, API clients by the registry and their credentials. */
export class CreateSessions1765100000000 implements MigrationInterface {
  readonly name = 'CreateSessions1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session (
        id uuid primary key,
        account_id uuid not null references account (id) on delete cascade,
        client_id text not null,
        grant_id text unique,
        started_at timestamptz not null,
        used_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index session_of_account on session (account_id, started_at desc) where ended_at is null;
      create index session_expired on session (expires_at);

      create table issuer_item (
        model text not null,
        digest bytea not null check (octet_length(digest) = 32),
        payload jsonb not null,
        grant_id text,
        uid text,
        consumed_at timestamptz,
        expires_at timestamptz,
        primary key (model, digest)
      );
      create index issuer_item_grant on issuer_item (grant_id) where grant_id is not null;
      create unique index issuer_item_uid on issuer_item (model, uid) where uid is not null;
      create index issuer_item_expired on issuer_item (expires_at);

      create table api_client_projection (
        id text primary key,
        entry jsonb not null
      );
      create table client_secret (
        id uuid primary key,
        client_id text not null,
        digest bytea not null check (octet_length(digest) = 32),
        created_at timestamptz not null,
        expires_at timestamptz,
        issued_by jsonb not null
      );
      create index client_secret_of_client on client_secret (client_id);
      create table client_key (
        client_id text not null,
        kid text not null,
        jwk jsonb not null,
        created_at timestamptz not null,
        registered_by jsonb not null,
        primary key (client_id, kid)
      );
    `);
    // API clients are read from the registry's log, once more from its beginning.
    await runner.query('delete from feed_cursor');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table client_key;
      drop table client_secret;
      drop table api_client_projection;
      drop table issuer_item;
      drop table session;
    `);
  }
}
