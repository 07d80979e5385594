import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a limit that ends on a day off rolls forward, and what a final answer needs. */
export class WidenPolicies1764288201000 implements MigrationInterface {
  readonly name = 'WidenPolicies1764288201000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sla_policy add column rolls_forward boolean not null default true;
      create table answer_policy (
        id text primary key,
        report_class text,
        category_id text collate "C" references category (id),
        supervision_only boolean not null,
        evidence boolean not null,
        approval text check (approval in ('AGENCY_LEADER', 'AGENCY_ADMIN')),
        legal_ref text not null check (legal_ref <> ''),
        valid_from date not null,
        valid_to date check (valid_to > valid_from),
        constraint answer_policy_demands_something check (evidence or approval is not null)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table answer_policy;
      alter table sla_policy drop column rolls_forward;
    `);
  }
}
