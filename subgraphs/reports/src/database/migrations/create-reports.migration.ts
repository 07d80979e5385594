import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports with their dispositions and follow-ups, and the keys of filings already done. */
export class CreateReports1764028800000 implements MigrationInterface {
  readonly name = 'CreateReports1764028800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_REPORT);
    await runner.query(CREATE_REPORT_INDEXES);
    await runner.query(CREATE_DISPOSITION);
    await runner.query(CREATE_FOLLOW_UP);
    await runner.query(CREATE_IDEMPOTENCY_KEY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency_key;
      drop table follow_up;
      drop table disposition;
      drop table report;
    `);
  }
}

const CREATE_REPORT = `
  create table report (
    id uuid primary key,
    tracking_id text not null unique check (tracking_id ~ '^LP-[0-9A-HJKMNP-TV-Z]{8}$'),
    class text not null check (class in ('COMPLAINT', 'ASPIRATION', 'INFORMATION_REQUEST', 'WHISTLEBLOWING', 'PROCUREMENT')),
    title text not null,
    content text not null,
    published_title text,
    published_content text,
    event_date date,
    place text,
    region_code text,
    category_id text,
    target_agency_code text,
    anonymous boolean not null,
    confidential boolean not null,
    published boolean not null default false,
    state text not null check (state in ('RECEIVED', 'POSTPONED', 'ASSIGNED', 'IN_PROGRESS', 'RESPONDED', 'COMPLETED', 'ARCHIVED',
                                         'REFERRED_OUT', 'WITHDRAWN', 'MERGED')),
    desk_code text not null,
    desk_codes text[] not null,
    lead_agency_code text,
    reporter_id uuid not null,
    channel text not null check (channel in ('WEB', 'MOBILE_APP', 'SMS', 'WHATSAPP', 'X', 'WALK_IN', 'API')),
    version integer not null default 1 check (version > 0),
    filed_at timestamptz(3) not null,
    updated_at timestamptz(3) not null,
    constraint report_holder_on_path check (desk_code = any (desk_codes)),
    constraint report_published_has_text check (not published or (published_title is not null and published_content is not null)),
    constraint report_whistleblowing_closed check (class <> 'WHISTLEBLOWING' or (anonymous and confidential)),
    constraint report_disposed_has_lead check (state not in ('ASSIGNED', 'IN_PROGRESS', 'RESPONDED', 'COMPLETED') or lead_agency_code is not null)
  )`;

// A desk's queue is its open reports; the closed ones, soon the most, are not in its index. The list of open states
// stands in the queue's query in the same words, or the planner cannot use it.
const CREATE_REPORT_INDEXES = `
  create index report_desk_queue on report (desk_code, filed_at, id)
    where state in ('RECEIVED', 'POSTPONED', 'ASSIGNED', 'IN_PROGRESS', 'RESPONDED');
  create index report_desk_state on report (desk_code, state, filed_at, id);
  create index report_public_list on report (filed_at desc, id desc) where published and not confidential;
  create index report_reporter on report (reporter_id, filed_at desc, id desc);`;

const CREATE_DISPOSITION = `
  create table disposition (
    id uuid primary key,
    report_id uuid not null references report (id),
    hop integer not null check (hop > 0),
    kind text not null check (kind in ('LEAD')),
    from_desk_code text not null,
    to_desk_code text not null,
    note text,
    by_role text not null,
    disposed_at timestamptz(3) not null,
    accepted_at timestamptz(3) check (accepted_at >= disposed_at),
    unique (report_id, hop)
  )`;

const CREATE_FOLLOW_UP = `
  create table follow_up (
    id uuid primary key,
    report_id uuid not null references report (id),
    kind text not null check (kind in ('INTERIM', 'FINAL')),
    text text not null,
    by_agency_code text not null,
    written_at timestamptz(3) not null
  );
  create index follow_up_report on follow_up (report_id, id);`;

// The key is stored as a hash together with its subject: the table tells nobody who filed what.
const CREATE_IDEMPOTENCY_KEY = `
  create table idempotency_key (
    key_hash bytea primary key,
    input_hash bytea not null,
    report_id uuid not null references report (id) deferrable initially deferred,
    created_at timestamptz(3) not null
  )`;
