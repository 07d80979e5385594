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
      alter function schedule_clock_alarm(uuid, timestamptz)
        set enable_seqscan = off set enable_hashjoin = off set plan_cache_mode = force_generic_plan`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter function schedule_clock_alarm(uuid, timestamptz) reset all');
  }
}
