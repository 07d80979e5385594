import { assertAllowed } from '@lapor/kit/refusal';
import { type Refusal, refuseInput } from '@lapor/schema/refusal';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { listAnswerPolicies, listHolidays, listSlaPolicies } from '../database/calendar.queries.js';
import { AnswerPolicyType, toAnswerPolicyType } from './answer-policy.type.js';
import type { AgenciesContext } from './context.js';
import { HolidayType, toHolidayType } from './holiday.type.js';
import { RegionType, toRegionType } from './region.type.js';
import { SlaPolicyType, toSlaPolicyType } from './sla-policy.type.js';

const FIRST_YEAR = 1945;
const LAST_YEAR = 2200;

function checkYear(year: number): { readonly ok: true } | Refusal {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return { ok: true };
  return refuseInput([{ field: 'year', problem: `from ${FIRST_YEAR} to ${LAST_YEAR}`, masalah: `dari ${FIRST_YEAR} sampai ${LAST_YEAR}` }]);
}

@Resolver(() => HolidayType)
export class CalendarResolver {
  @Query(() => [SlaPolicyType], { description: 'Every limit that was ever in force: times, steps of the notification ladder, quotas.' })
  async slaPolicies(@Ctx() { database }: AgenciesContext): Promise<SlaPolicyType[]> {
    return (await listSlaPolicies(database)).map(toSlaPolicyType);
  }

  @Query(() => [AnswerPolicyType], { description: 'Every rule about what a final answer needs that was ever in force.' })
  async answerPolicies(@Ctx() { database }: AgenciesContext): Promise<AnswerPolicyType[]> {
    return (await listAnswerPolicies(database)).map(toAnswerPolicyType);
  }

  @Query(() => [HolidayType], { description: 'The days off of a year, in order; empty when its decree is not known here.' })
  async holidays(
    @Arg('year', () => Int) year: number,
    @Arg('withRevoked', () => Boolean, { defaultValue: false, description: 'Also the days that were off once.' }) withRevoked: boolean,
    @Ctx() { database }: AgenciesContext,
  ): Promise<HolidayType[]> {
    assertAllowed(checkYear(year));
    return (await listHolidays(database, year, withRevoked)).map(toHolidayType);
  }

  @FieldResolver(() => RegionType, { nullable: true, description: "The region, when it is a region's own holiday." })
  async region(@Root() { regionCode }: HolidayType, @Ctx() { loaders }: AgenciesContext): Promise<RegionType | null> {
    const region = regionCode === null ? null : await loaders.regionByCode.load(regionCode);
    return region && toRegionType(region);
  }
}
