import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { type Deadline, deadlineOf } from '@lapor/schema/calendar/deadline';
import { toLocalTime } from '@lapor/schema/calendar/time-zone';
import { type WorkCalendar, workingDaysBetween } from '@lapor/schema/calendar/work-calendar';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { findPath } from '../database/agency-tree.queries.js';
import { findWorkingHours } from '../database/calendar.queries.js';
import { readWorkCalendar } from '../database/work-calendar.queries.js';
import { isAgencyCode } from '../domain/agency/agency.js';
import type { PolicyUnit } from '../domain/sla-policy/sla-policy.js';
import { checkLimit, checkSpan } from '../domain/working-time/span.js';
import type { AgenciesContext } from './context.js';
import { ClockUnitEnum } from './enums.js';
import { toWorkingHoursType, WorkingHoursType } from './working-hours.type.js';

@ObjectType('DueDate', { description: 'Jatuh tempo suatu batas waktu.' })
class DueDateType implements Deadline {
  @Field(() => Date, { description: 'The end of the last day.' })
  dueAt!: Date;

  @Field(() => String, { description: "That day in the agency's zone, YYYY-MM-DD." })
  day!: string;

  @Field(() => Boolean, { description: 'It reaches into a year whose holidays are not all decreed yet.' })
  provisional!: boolean;
}

/** Counting as the clocks of reports count, by the same code. */
@Resolver()
export class WorkingTimeResolver {
  @Query(() => Int, { description: 'Berapa hari kerja sesudah suatu tanggal, sampai dan dengan tanggal lain, pada sebuah instansi.' })
  async workingDaysBetween(
    @Arg('from', () => String) from: string,
    @Arg('to', () => String) to: string,
    @Arg('agencyCode', () => String) agencyCode: string,
    @Ctx() context: AgenciesContext,
  ): Promise<number> {
    assertAllowed(checkSpan(from, to));
    return workingDaysBetween(await calendarOf(context, agencyCode), from, to);
  }

  @Query(() => DueDateType, { description: 'Kapan sebuah batas waktu jatuh tempo pada sebuah instansi.' })
  async dueDate(
    @Arg('start', () => Date) start: Date,
    @Arg('amount', () => Int) amount: number,
    @Arg('unit', () => ClockUnitEnum) unit: PolicyUnit,
    @Arg('agencyCode', () => String) agencyCode: string,
    @Arg('rollsForward', () => Boolean, {
      defaultValue: true,
      description: 'Whether a limit in calendar days that ends on a day off goes on to the next working day.',
    })
    rollsForward: boolean,
    @Ctx() context: AgenciesContext,
  ): Promise<DueDateType> {
    const checked = checkLimit(start, amount, unit, rollsForward);
    assertAllowed(checked);
    const calendar = await calendarOf(context, agencyCode);
    const deadline = deadlineOf(calendar, start, checked.limit, 0);
    return Object.assign(new DueDateType(), { ...deadline, day: toLocalTime(deadline.dueAt, calendar.zone).date });
  }

  @Query(() => [WorkingHoursType], { description: 'Jam kerja yang ditetapkan untuk sebuah instansi atau induknya, dari yang terakhir.' })
  async workingHours(
    @Arg('agencyCode', () => String) agencyCode: string,
    @Ctx() { database }: AgenciesContext,
  ): Promise<WorkingHoursType[]> {
    const path = isAgencyCode(agencyCode) ? await findPath(database, agencyCode) : [];
    const hours = await findWorkingHours(database, path);
    return hours.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom)).map(toWorkingHoursType);
  }
}

async function calendarOf({ database }: AgenciesContext, agencyCode: string): Promise<WorkCalendar> {
  const calendar = await readWorkCalendar(database, agencyCode);
  if (!calendar) throw new RefusalError('AGENCY_UNKNOWN');
  return calendar;
}
