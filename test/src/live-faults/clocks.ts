import type { OpenSystem } from '../environment/open-system.js';

const METRO_IN_WORK = `
  select clock.report_id from clock join report on report.id = clock.report_id
  where clock.key = 'COMPLETE_COMPLAINT' and report.state = 'IN_PROGRESS' and report.desk_code = $1
    and clock.due_at > now() and clock.next_notice_at is not null
  order by random() limit 1`;
// Two years have passed for this report; the scheduler finds it overdue and tells every office on the ladder.
const AGE = `
  update clock set started_at = started_at - interval '2 years', due_at = due_at - interval '2 years', next_notice_at = now() - interval '1 hour'
  where key = 'COMPLETE_COMPLAINT' and report_id in (${METRO_IN_WORK})`;

/** Lets the time of one report of a desk run out, so that its scheduler tells of it; nothing while the database is away. */
export async function letTimeRunOut({ rows }: Pick<OpenSystem, 'rows'>, deskCode: string): Promise<void> {
  await rows('reports', AGE, [deskCode]).catch(() => undefined);
}

const DUE = 'select 1 from clock where next_notice_at <= now() limit 1';

/** Whether the scheduler has told everything whose time has run out: it writes events that no command asks for. */
export async function isAllTold({ rows }: Pick<OpenSystem, 'rows'>): Promise<boolean> {
  return (await rows('reports', DUE)).length === 0;
}
