import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks with their place in the log, and what reports knows of the API clients that they belong to. */
export class CreateWebhooks1764723611000 implements MigrationInterface {
  readonly name = 'CreateWebhooks1764723611000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_client_projection (
        id text primary key,
        entry jsonb not null
      );
      create table webhook (
        id uuid primary key,
        client_id text not null,
        agency_code text not null,
        desk_code text not null,
        url text not null,
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED')),
        pause_reason text check (pause_reason in ('REQUESTED', 'GONE', 'FAILING')),
        paused_at timestamptz,
        key_tag text not null,
        generation integer not null default 1,
        formers jsonb not null default '[]',
        txid xid8 not null,
        position bigint not null,
        told_txid xid8 not null,
        told_position bigint not null,
        attempts integer not null default 0,
        failing_since timestamptz,
        next_attempt_at timestamptz,
        delivered_at timestamptz,
        failed_at timestamptz,
        failure_code text,
        failure_status integer,
        created_at timestamptz not null,
        fence bigint not null default 0,
        lease_until timestamptz,
        unique (client_id, desk_code, url),
        check ((state = 'PAUSED') = (pause_reason is not null))
      );
      create index webhook_agency on webhook (agency_code, created_at, id);
    `);
    // The registry's log is read again from its beginning: clients were passed over until now.
    await runner.query('delete from feed_cursor');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhook; drop table api_client_projection');
  }
}
