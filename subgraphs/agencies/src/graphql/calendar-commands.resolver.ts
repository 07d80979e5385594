import { RefusalError } from '@lapor/kit/refusal';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { declareHoliday } from '../actions/declare-holiday.js';
import { moveHoliday } from '../actions/move-holiday.js';
import { revokeHoliday } from '../actions/revoke-holiday.js';
import { setWorkingHours } from '../actions/set-working-hours.js';
import { findHoliday, findWorkingHours } from '../database/calendar.queries.js';
import {
  DeclareHolidayInputType,
  MoveHolidayInputType,
  RevokeHolidayInputType,
  SetWorkingHoursInputType,
} from './calendar-commands.input.js';
import type { AgenciesContext } from './context.js';
import { HolidayType, toHolidayType } from './holiday.type.js';
import { toWorkingHoursType, WorkingHoursType } from './working-hours.type.js';

/** The commands on the working calendar; each returns what it made or changed as it is afterwards. */
@Resolver()
export class CalendarCommandsResolver {
  @OnlyFor('administrator')
  @Mutation(() => HolidayType, { description: 'Menetapkan hari libur; batas waktu yang berjalan dihitung ulang.' })
  declareHoliday(
    @Arg('input', () => DeclareHolidayInputType) input: DeclareHolidayInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<HolidayType> {
    return showHoliday(context, declareHoliday(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => HolidayType, { description: 'Mencabut hari libur.' })
  revokeHoliday(
    @Arg('input', () => RevokeHolidayInputType) input: RevokeHolidayInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<HolidayType> {
    return showHoliday(context, revokeHoliday(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => HolidayType, { description: 'Memindahkan hari libur: yang lama dicabut, yang baru ditetapkan.' })
  moveHoliday(
    @Arg('input', () => MoveHolidayInputType) input: MoveHolidayInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<HolidayType> {
    return showHoliday(context, moveHoliday(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => WorkingHoursType, { description: 'Menetapkan hari dan jam kerja sebuah instansi.' })
  async setWorkingHours(
    @Arg('input', () => SetWorkingHoursInputType) input: SetWorkingHoursInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<WorkingHoursType> {
    const id = await setWorkingHours(context.services, context.subject, input);
    const hours = (await findWorkingHours(context.database, [input.agencyCode])).find((each) => each.id === id);
    if (!hours) throw new RefusalError('INTERNAL');
    return toWorkingHoursType(hours);
  }
}

async function showHoliday({ database }: AgenciesContext, done: Promise<string>): Promise<HolidayType> {
  const holiday = await findHoliday(database, await done);
  if (!holiday) throw new RefusalError('HOLIDAY_UNKNOWN');
  return toHolidayType(holiday);
}
