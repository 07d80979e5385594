import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The whole life of a report (domain.md 4.4): what the state machine keeps on the row, every kind of disposition, the
 * dialogue, closings, ratings, objections, extensions, supports. There is nothing in production yet, so the rows that
 * exist are filled in one statement.
 */
export class WidenReports1764115200000 implements MigrationInterface {
  readonly name = 'WidenReports1764115200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WIDEN_REPORT);
    await runner.query(FILL_REPORT);
    await runner.query(CONSTRAIN_REPORT);
    await runner.query(WIDEN_DISPOSITION);
    await runner.query(CREATE_DIALOGUE);
    await runner.query(CREATE_CLOSING);
    await runner.query(CREATE_OUTCOME);
  }

  /** Reports in a state that only the wider table can hold must be gone first; the constraints say so. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table report_support;
      drop table extension_request;
      drop table objection;
      drop table rating;
      drop table closing;
      drop table internal_note;
      drop table message;
      delete from disposition where kind <> 'LEAD';
      alter table disposition
        drop constraint disposition_return_has_reason,
        drop constraint disposition_kind_check,
        drop column proposed_agency_code,
        drop column proposed_body,
        add constraint disposition_kind_check check (kind in ('LEAD'));
      alter table report
        drop column hops, drop column supervision, drop column first_assigned_at, drop column file_complete_at,
        drop column postponed_from, drop column postpone_reason, drop column completed_at, drop column completed_how,
        drop column merged_into, drop column handover_consent_at, drop column extension_days,
        drop column filed_by_role, drop column filed_by_agency_code;
    `);
  }
}

const WIDEN_REPORT = `
  alter table report
    add column hops integer not null default 0 check (hops >= 0),
    add column supervision boolean not null default false,
    add column first_assigned_at timestamptz(3),
    add column file_complete_at timestamptz(3),
    add column postponed_from text check (postponed_from in ('RECEIVED', 'IN_PROGRESS')),
    add column postpone_reason text check (postpone_reason in ('INCOMPLETE', 'FIELD_CHECK', 'AWAITING_OTHER_BODY', 'FORCE_MAJEURE')),
    add column completed_at timestamptz(3),
    add column completed_how text check (completed_how in ('CONFIRMED', 'AUTO_NO_REPLY', 'OBJECTION_REJECTED')),
    add column merged_into uuid references report (id) check (merged_into <> id),
    add column handover_consent_at timestamptz(3),
    add column extension_days integer not null default 0 check (extension_days >= 0),
    add column filed_by_role text,
    add column filed_by_agency_code text`;

const FILL_REPORT = `
  update report set
    file_complete_at = filed_at,
    first_assigned_at = (select min(disposed_at) from disposition where report_id = report.id),
    hops = (select count(*) from disposition where report_id = report.id),
    completed_at = case when state = 'COMPLETED' then updated_at end,
    completed_how = case when state = 'COMPLETED' then 'CONFIRMED' end`;

const CONSTRAIN_REPORT = `
  alter table report
    add constraint report_postponed_knows_back check ((state = 'POSTPONED') = (postponed_from is not null)),
    add constraint report_postponed_has_reason check ((postponed_from is null) = (postpone_reason is null)),
    add constraint report_merged_follows check ((state = 'MERGED') = (merged_into is not null)),
    add constraint report_completed_somehow check (state <> 'COMPLETED' or (completed_at is not null and completed_how is not null)),
    add constraint report_helper_whole check ((filed_by_role is null) = (filed_by_agency_code is null));
  create index report_merged_into on report (merged_into) where merged_into is not null`;

const WIDEN_DISPOSITION = `
  alter table disposition drop constraint disposition_kind_check;
  alter table disposition
    add column proposed_agency_code text,
    add column proposed_body text,
    add constraint disposition_kind_check check (kind in ('LEAD', 'CC', 'INTERNAL', 'TRANSFER', 'RETURN')),
    add constraint disposition_return_has_reason
      check (kind <> 'RETURN' or (note is not null and (proposed_agency_code is not null or proposed_body is not null)))`;

// Internal notes have a table of their own: no query for the dialogue can bring one along.
const CREATE_DIALOGUE = `
  create table message (
    id uuid primary key,
    report_id uuid not null references report (id),
    kind text not null check (kind in ('QUESTION', 'COMPLETION', 'REPLY', 'REJECTION', 'RECLASSIFICATION')),
    text text not null,
    by_agency_code text,
    written_at timestamptz(3) not null
  );
  create index message_report on message (report_id, id);
  create table internal_note (
    id uuid primary key,
    report_id uuid not null references report (id),
    text text not null,
    by_role text not null,
    by_agency_code text not null,
    written_at timestamptz(3) not null
  );
  create index internal_note_report on internal_note (report_id, id)`;

const CREATE_CLOSING = `
  create table closing (
    id uuid primary key,
    report_id uuid not null references report (id),
    kind text not null check (kind in ('ARCHIVE', 'REFERRAL')),
    reason text,
    outside_body text,
    text text not null,
    by_role text not null,
    by_agency_code text not null,
    closed_at timestamptz(3) not null,
    proposed_by uuid,
    pending boolean not null default false,
    review_asked_at timestamptz(3),
    constraint closing_says_why check ((kind = 'ARCHIVE') = (reason is not null) and (kind = 'REFERRAL') = (outside_body is not null)),
    constraint closing_pending_has_proposer check (not pending or proposed_by is not null)
  );
  create index closing_report on closing (report_id, id)`;

const CREATE_OUTCOME = `
  create table rating (
    report_id uuid primary key references report (id),
    score integer not null check (score between 1 and 5),
    solved boolean not null,
    comment text,
    rated_at timestamptz(3) not null
  );
  create table objection (
    report_id uuid primary key references report (id),
    reason text not null,
    filed_at timestamptz(3) not null,
    accepted boolean,
    decision text,
    decided_by_role text,
    decided_by_agency_code text,
    decided_at timestamptz(3) check (decided_at >= filed_at),
    constraint objection_decided_whole check ((accepted is null) = (decided_at is null) and (accepted is null) = (decision is null))
  );
  create table extension_request (
    id uuid primary key,
    report_id uuid not null references report (id),
    days integer not null check (days > 0),
    reason text not null,
    asked_at timestamptz(3) not null,
    granted boolean,
    decided_at timestamptz(3) check (decided_at >= asked_at),
    constraint extension_decided_whole check ((granted is null) = (decided_at is null))
  );
  create unique index extension_request_one_open on extension_request (report_id) where granted is null;
  create index extension_request_report on extension_request (report_id, id);
  create table report_support (
    report_id uuid not null references report (id),
    citizen_id uuid not null,
    supported_at timestamptz(3) not null,
    primary key (report_id, citizen_id)
  )`;
