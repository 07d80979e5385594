import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clocks of reports, what was told of them, and what of the registry they are computed from. */
export class CreateClocks1764288000000 implements MigrationInterface {
  readonly name = 'CreateClocks1764288000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CREATE_TIME_RULES);
    await runner.query(CREATE_CLOCK);
    await runner.query(CREATE_RECOMPUTE);
    await runner.query(CREATE_ALARM);
    // The new columns and tables are filled from the registry's log, which is read once more from its beginning.
    await runner.query('delete from feed_cursor');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function schedule_clock_alarm;
      drop function schedule_clock_recompute;
      drop table clock_recompute;
      drop table clock_notice;
      drop table clock;
      drop table time_rules_version;
      drop table holiday_projection;
      drop table policy_projection;
      alter table agency_projection drop column time_zone, drop column region_code;
    `);
  }
}

// The clock's keys and the policies are the registry's to name: an unknown key is kept and not used.
const CREATE_TIME_RULES = `
  alter table agency_projection
    add column time_zone text not null default 'Asia/Jakarta' check (time_zone in ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
    add column region_code text;
  create table policy_projection (
    id text primary key,
    key text not null,
    report_class text,
    amount integer not null check (amount > 0),
    unit text not null check (unit in ('WORKING_DAY', 'CALENDAR_DAY')),
    pauses text not null check (pauses in ('NEVER', 'REPORTER_TURN')),
    collective_leave_stops boolean not null,
    legal_ref text not null,
    valid_from date not null,
    valid_to date
  );
  create table holiday_projection (
    id text primary key,
    date date not null,
    kind text not null check (kind in ('NATIONAL', 'COLLECTIVE_LEAVE', 'REGIONAL')),
    region_code text
  );
  create table time_rules_version (
    single boolean primary key default true check (single),
    version integer not null
  );
  insert into time_rules_version (version) values (0);`;

// The end of a run is stored, whether it is late is not. next_notice_at is the truth of what must happen when; the
// scheduler's jobs only wake it up, and a lost job is found here again.
const CREATE_CLOCK = `
  create table clock (
    report_id uuid not null references report (id),
    key text not null check (key in ('VERIFY', 'COMPLETENESS_ANSWER', 'ACCEPT', 'FIRST_FOLLOW_UP', 'COMPLETE_INFO', 'COMPLETE_ASPIRATION',
                                     'COMPLETE_COMPLAINT', 'COMPLETE_SUPERVISION', 'STATUTORY_MAX', 'REPORTER_COMPLETION',
                                     'REPORTER_REPLY', 'OBJECTION_WINDOW', 'OBJECTION_DECISION')),
    started_at timestamptz(3) not null,
    desk_code text not null,
    policy_id text not null,
    calendar_version integer not null,
    due_at timestamptz(3) not null check (due_at > started_at),
    provisional boolean not null,
    extra_days integer not null check (extra_days >= 0),
    paused_at timestamptz(3) check (paused_at >= started_at),
    remaining_days integer check (remaining_days >= 0),
    stopped_at timestamptz(3) check (stopped_at >= started_at),
    next_notice_at timestamptz(3),
    primary key (report_id, key, started_at),
    constraint clock_remaining_while_paused check (paused_at is null or remaining_days is not null or stopped_at is not null),
    constraint clock_silent_while_standing check (next_notice_at is null or (paused_at is null and stopped_at is null))
  );
  create index clock_notice_due on clock (next_notice_at) where next_notice_at is not null;
  create index clock_running on clock (due_at, report_id) where stopped_at is null and paused_at is null;
  create index clock_open on clock (report_id) where stopped_at is null;
  create table clock_notice (
    report_id uuid not null,
    key text not null,
    started_at timestamptz(3) not null,
    threshold text not null check (threshold ~ '^[PD][0-9]{1,3}$'),
    told_at timestamptz(3) not null,
    primary key (report_id, key, started_at, threshold)
  );`;

const CREATE_RECOMPUTE = `
  create table clock_recompute (
    id uuid primary key,
    requested_by_role text,
    reason text not null,
    calendar_version integer not null,
    requested_at timestamptz(3) not null,
    -- The last report that is done; null before the first.
    report_id uuid,
    reports integer not null default 0,
    clocks integer not null default 0,
    touched_at timestamptz(3) not null,
    finished_at timestamptz(3)
  );
  create index clock_recompute_open on clock_recompute (touched_at) where finished_at is null;`;

// One job per report, at the earliest moment of all its clocks: a change replaces it in the same transaction. Where no
// scheduler has ever run there is no job table yet; the first one finds what is due by itself.
const CREATE_ALARM = `
  create function schedule_clock_alarm(report uuid, alarm_at timestamptz) returns void language plpgsql as $$
  begin
    if to_regnamespace('graphile_worker') is null then return; end if;
    if alarm_at is null then
      perform graphile_worker.remove_job('clock:' || report);
    else
      perform graphile_worker.add_job('clock_alarm', json_build_object('reportId', report), run_at => alarm_at, max_attempts => 10,
                                      job_key => 'clock:' || report);
    end if;
  end $$;
  create function schedule_clock_recompute(recompute uuid) returns void language plpgsql as $$
  begin
    if to_regnamespace('graphile_worker') is null then return; end if;
    perform graphile_worker.add_job('recompute_clocks', json_build_object('recomputeId', recompute), max_attempts => 10,
                                    job_key => 'recompute:' || recompute);
  end $$;`;
