import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who read a file for the Ombudsman and why, and which categories KSP oversees. */
export class AddOverseersRecords1764288801000 implements MigrationInterface {
  readonly name = 'AddOverseersRecords1764288801000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table handover_reading (
        id uuid primary key,
        report_id uuid not null references report (id),
        officer_id text not null,
        by_role text not null,
        by_agency_code text not null,
        reason text not null,
        read_at timestamptz(3) not null
      );
      create index handover_reading_report on handover_reading (report_id, read_at);
      alter table category_projection add column national_priority boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table category_projection drop column national_priority;
      drop table handover_reading;
    `);
  }
}
