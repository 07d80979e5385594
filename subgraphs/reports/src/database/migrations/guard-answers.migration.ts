import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What final answers need (domain.md 4.4, row 16): the registry's rules, evidence, and drafts that await approval. */
export class GuardAnswers1764288202000 implements MigrationInterface {
  readonly name = 'GuardAnswers1764288202000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table answer_policy_projection (
        id text primary key,
        report_class text,
        category_id text,
        supervision_only boolean not null,
        evidence boolean not null,
        approval text check (approval in ('AGENCY_LEADER', 'AGENCY_ADMIN')),
        legal_ref text not null,
        valid_from date not null,
        valid_to date
      );
      alter table follow_up add column evidence jsonb not null default '[]' check (jsonb_typeof(evidence) = 'array');
      create table answer_draft (
        id uuid primary key,
        report_id uuid not null references report (id),
        text text not null,
        evidence jsonb not null check (jsonb_typeof(evidence) = 'array'),
        submitted_by uuid not null,
        desk_code text not null,
        submitted_at timestamptz(3) not null,
        approved boolean,
        reason text,
        decided_by_role text,
        decided_by_agency_code text,
        decided_at timestamptz(3) check (decided_at >= submitted_at),
        constraint answer_draft_decided_whole check ((approved is null) = (decided_at is null)),
        constraint answer_draft_refused_says_why check (approved is not false or reason is not null)
      );
      create unique index answer_draft_one_open on answer_draft (report_id) where approved is null;
      create index answer_draft_report on answer_draft (report_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table answer_draft;
      alter table follow_up drop column evidence;
      drop table answer_policy_projection;
    `);
  }
}
