import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The work of agencies that end goes to their successors. */
export class SucceedDesks1764460802000 implements MigrationInterface {
  readonly name = 'SucceedDesks1764460802000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table agency_projection add column successor_code text;
      create index agency_projection_ended on agency_projection (code) where not active;
      alter table disposition
        drop constraint disposition_kind_check,
        add constraint disposition_kind_check check (kind in ('LEAD', 'CC', 'INTERNAL', 'TRANSFER', 'RETURN', 'SUCCESSION'));
    `);
    await runner.query(CREATE_JOB);
    // The new column is filled from the registry's log, which is read once more from its beginning.
    await runner.query('delete from feed_cursor');
  }

  /** Reports that were inherited must be gone first; the constraint says so. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function schedule_succession;
      alter table disposition
        drop constraint disposition_kind_check,
        add constraint disposition_kind_check check (kind in ('LEAD', 'CC', 'INTERNAL', 'TRANSFER', 'RETURN'));
      drop index agency_projection_ended;
      alter table agency_projection drop column successor_code;
    `);
  }
}

// One job for all of it. Where no scheduler has ever run there is no job table yet; the sweep finds the work by itself.
const CREATE_JOB = `
  create function schedule_succession() returns void language plpgsql as $$
  begin
    if to_regnamespace('graphile_worker') is null then return; end if;
    perform graphile_worker.add_job('succeed_desks', '{}'::json, max_attempts => 10, job_key => 'succession');
  end $$;`;
