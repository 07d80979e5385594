import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans the alarms of many new reports with one call of the scheduler, which wakes its workers once. */
export class ScheduleAlarmsTogether1764830001000 implements MigrationInterface {
  readonly name = 'ScheduleAlarmsTogether1764830001000';

  async up(runner: QueryRunner): Promise<void> {
    // As `schedule_clock_alarm` does for one (create-clocks); what it calls is there only once a process with a scheduler has started.
    await runner.query(`
      create function schedule_clock_alarms(reports uuid[], moments timestamptz[]) returns void language plpgsql as $$
      begin
        if to_regnamespace('graphile_worker') is null then return; end if;
        perform graphile_worker.add_jobs(array(
          select ('clock_alarm', json_build_object('reportId', report), null, moment, 10::smallint, 'clock:' || report, null, null)::graphile_worker.job_spec
          from unnest(reports, moments) as alarm (report, moment)));
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function schedule_clock_alarms');
  }
}
