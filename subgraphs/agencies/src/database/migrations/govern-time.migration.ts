import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days off that are expected or revoked, hours of agencies, limits for shares and requests, and the register of API clients. */
export class GovernTime1764547201000 implements MigrationInterface {
  readonly name = 'GovernTime1764547201000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table holiday
        add column provisional boolean not null default false,
        add column revoked_by text check (revoked_by <> '');

      alter table sla_policy
        add column collective_leave_stops boolean not null default true,
        add column roles text[] not null default '{}',
        drop constraint sla_policy_unit_check,
        add constraint sla_policy_unit_check check (unit in ('WORKING_DAY', 'CALENDAR_DAY', 'PERCENT', 'REQUEST')),
        drop constraint sla_policy_check,
        add constraint sla_policy_check check (valid_to >= valid_from),
        drop constraint sla_policy_key_valid_from_key,
        add constraint sla_policy_once unique nulls not distinct (key, report_class, valid_from);

      create table working_hours (
        id text primary key,
        agency_code text collate "C" not null references agency (code),
        workdays integer[] not null check (cardinality(workdays) > 0 and workdays <@ array[0, 1, 2, 3, 4, 5, 6]),
        opens_at integer not null check (opens_at >= 0),
        closes_at integer not null check (closes_at > opens_at and closes_at < 1440),
        legal_ref text not null check (legal_ref <> ''),
        valid_from date not null,
        unique (agency_code, valid_from)
      );

      create table api_client (
        id text collate "C" primary key,
        owner_code text collate "C" not null references agency (code),
        purpose text not null,
        contact text not null,
        scopes text[] not null check (cardinality(scopes) > 0),
        per_minute integer not null check (per_minute > 0),
        per_day integer not null check (per_day > 0),
        legal_ref text not null check (legal_ref <> ''),
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        suspended_for text,
        suspended_by text,
        check ((suspended_for is null) = (suspended_by is null))
      );
      create index api_client_owner on api_client (owner_code, id);
    `);
  }

  // Rows that the older rules do not know are taken out; their history stays in the log.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table api_client;
      drop table working_hours;
      delete from sla_policy where unit in ('PERCENT', 'REQUEST') or valid_to <= valid_from;
      alter table sla_policy
        drop constraint sla_policy_once,
        add constraint sla_policy_key_valid_from_key unique (key, valid_from),
        drop constraint sla_policy_check,
        add constraint sla_policy_check check (valid_to > valid_from),
        drop constraint sla_policy_unit_check,
        add constraint sla_policy_unit_check check (unit in ('WORKING_DAY', 'CALENDAR_DAY')),
        drop column roles,
        drop column collective_leave_stops;
      delete from holiday where revoked_by is not null;
      alter table holiday drop column revoked_by, drop column provisional;
    `);
  }
}
