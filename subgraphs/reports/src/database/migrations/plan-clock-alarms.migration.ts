import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The job library looks for the job a new one replaces with a plan made for many jobs at once: it reads the whole table
 * of jobs for every alarm, and there is a job for every open report. Within our function it must use the key's index, by
 * a plan made once.
 */
export class PlanClockAlarms1764288901000 implements MigrationInterface {
  readonly name = 'PlanClockAlarms1764288901000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function schedule_clock_alarm(report uuid, alarm_at timestamptz) returns void language plpgsql
        set enable_seqscan = off set enable_hashjoin = off set plan_cache_mode = force_generic_plan as $$
      begin
        if to_regnamespace('graphile_worker') is null then return; end if;
        perform graphile_worker.add_job('clock_alarm', json_build_object('reportId', report), run_at => alarm_at, max_attempts => 10,
                                        job_key => 'clock:' || report);
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function schedule_clock_alarm(report uuid, alarm_at timestamptz) returns void language plpgsql as $$
      begin
        if to_regnamespace('graphile_worker') is null then return; end if;
        if alarm_at is null then
          perform graphile_worker.remove_job('clock:' || report);
        else
          perform graphile_worker.add_job('clock_alarm', json_build_object('reportId', report), run_at => alarm_at, max_attempts => 10,
                                          job_key => 'clock:' || report);
        end if;
      end $$`);
  }
}
