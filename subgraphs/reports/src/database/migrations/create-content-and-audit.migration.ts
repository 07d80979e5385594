import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Edited texts with their versions, access codes, identity reveals, daily roots, and the indexes of the lists' filters. */
export class CreateContentAndAudit1764201600000 implements MigrationInterface {
  readonly name = 'CreateContentAndAudit1764201600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table report add column opened_by text[] not null default '{}'`);
    await runner.query(CREATE_CONTENT_VERSION);
    await runner.query(CREATE_ACCESS_CODE);
    await runner.query(CREATE_IDENTITY_REVEAL);
    await runner.query(CREATE_CONFIDENTIAL_OPENING);
    await runner.query(CREATE_CHAIN_ROOT);
    await runner.query(CREATE_LIST_INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index agency_projection_path, report_list, report_desk_list, report_public_province, report_public_regency, report_public_category,
                 report_public_lead;
      drop table chain_root;
      drop function refuse_root_change();
      drop table confidential_opening;
      drop table identity_reveal;
      drop table access_code_attempt;
      drop table access_code;
      drop table content_version;
      alter table report drop column opened_by;
    `);
  }
}

const CREATE_CONTENT_VERSION = `
  create table content_version (
    report_id uuid not null references report (id),
    version integer not null check (version > 0),
    title text not null,
    content text,
    by_role text not null,
    by_agency_code text not null,
    reason text,
    pii_override_reason text,
    edited_at timestamptz(3) not null,
    primary key (report_id, version)
  )`;

// Of a code only a keyed hash is stored. Attempts are counted under hashes too: the table tells nobody's prefix.
const CREATE_ACCESS_CODE = `
  create table access_code (
    report_id uuid primary key references report (id),
    code_hash bytea not null unique check (octet_length(code_hash) = 32),
    issued_at timestamptz(3) not null
  );
  create table access_code_attempt (
    digest bytea primary key check (octet_length(digest) = 32),
    failures integer not null check (failures >= 0),
    window_ends_at timestamptz(3) not null
  );
  create index access_code_attempt_over on access_code_attempt (window_ends_at);`;

const CREATE_IDENTITY_REVEAL = `
  create table identity_reveal (
    id uuid primary key,
    report_id uuid not null references report (id),
    requested_by text not null,
    reason text not null,
    requested_at timestamptz(3) not null,
    approved_by text,
    approved_at timestamptz(3),
    revealed_at timestamptz(3),
    constraint identity_reveal_second_person check (approved_by is null or approved_by <> requested_by),
    constraint identity_reveal_approval check ((approved_by is null) = (approved_at is null))
  );
  create index identity_reveal_report on identity_reveal (report_id, requested_at);
  create unique index identity_reveal_open on identity_reveal (report_id, requested_by) where revealed_at is null;`;

const CREATE_CONFIDENTIAL_OPENING = `
  create table confidential_opening (
    id uuid primary key,
    report_id uuid not null references report (id),
    officer_id text not null,
    by_role text not null,
    by_agency_code text not null,
    reason text not null,
    opened_at timestamptz(3) not null
  );
  create index confidential_opening_report on confidential_opening (report_id, opened_at);`;

const CREATE_CHAIN_ROOT = `
  create table chain_root (
    number integer primary key check (number > 0),
    day date not null unique,
    up_to_txid xid8 not null,
    up_to_position bigint not null,
    chains integer not null check (chains >= 0),
    previous_root bytea not null check (octet_length(previous_root) = 32),
    root bytea not null check (octet_length(root) = 32),
    signature bytea not null check (octet_length(signature) = 64),
    public_key text not null,
    signed_at timestamptz(3) not null
  );
  create function refuse_root_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the roots are append-only' using errcode = 'integrity_constraint_violation';
  end $$;
  create trigger chain_root_append_only before update or delete on chain_root for each row execute function refuse_root_change();
  create trigger chain_root_no_truncate before truncate on chain_root for each statement execute function refuse_root_change();`;

// Each list reads ids in its order from one index; the filters that are often asked for stand in an index of their
// own, the others are columns of it (include), so that rows which do not fit are skipped without being read.
const CREATE_LIST_INDEXES = `
  create index agency_projection_path on agency_projection using gin (path);
  create index report_list on report (filed_at desc, id desc) include (state, class, category_id, region_code);
  create index report_desk_list on report (desk_code, filed_at desc, id desc) include (state, class, category_id, region_code);
  create index report_public_province on report (left(region_code, 2), filed_at desc, id desc) where published and not confidential;
  create index report_public_regency on report (left(region_code, 5), filed_at desc, id desc) where published and not confidential;
  create index report_public_category on report (category_id, filed_at desc, id desc) where published and not confidential;
  create index report_public_lead on report (lead_agency_code, filed_at desc, id desc) where published and not confidential;`;
