import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The event log of a subgraph: append-only, partitioned by month, with its chains' heads and its topics' index. */
export class CreateEventLog1763942400000 implements MigrationInterface {
  readonly name = 'CreateEventLog1763942400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence event_log_position;
      create table event_log (
        txid xid8 not null default pg_current_xact_id(),
        position bigint not null default nextval('event_log_position'),
        recorded_at timestamptz not null default clock_timestamp(),
        event_id uuid not null,
        aggregate_type text not null,
        aggregate_id text not null,
        sequence integer not null check (sequence > 0),
        type text not null,
        occurred_at timestamptz(3) not null,
        actor json not null,
        payload json not null,
        topics text[] not null,
        previous_hash bytea not null,
        hash bytea not null,
        primary key (recorded_at, position)
      ) partition by range (recorded_at);
      create index event_log_order on event_log (txid, position);
      create index event_log_chain on event_log (aggregate_type, aggregate_id, sequence);
      create table event_log_default partition of event_log default;

      create table event_topic (
        topic text not null,
        txid xid8 not null,
        position bigint not null,
        recorded_at timestamptz not null,
        primary key (topic, txid, position)
      );

      create table event_chain (
        aggregate_type text not null,
        aggregate_id text not null,
        sequence integer not null,
        hash bytea not null,
        txid xid8 not null default pg_current_xact_id(),
        primary key (aggregate_type, aggregate_id)
      );

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the event log is append-only' using errcode = 'integrity_constraint_violation';
      end $$;
      create trigger event_log_append_only before update or delete on event_log for each row execute function refuse_change();
      create trigger event_log_no_truncate before truncate on event_log for each statement execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table event_topic;
      drop table event_chain;
      drop table event_log;
      drop sequence event_log_position;
      drop function refuse_change();
    `);
  }
}
