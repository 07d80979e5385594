import { Field, ObjectType } from 'type-graphql';
import type { Holiday, HolidayKind } from '../domain/holiday/holiday.js';
import { HolidayKindEnum } from './enums.js';

@ObjectType('Holiday', { description: 'Hari libur: a day that is no working day.' })
export class HolidayType {
  @Field(() => String, { description: 'YYYY-MM-DD.' })
  date!: string;

  @Field(() => String)
  name!: string;

  @Field(() => HolidayKindEnum)
  kind!: HolidayKind;

  regionCode!: string | null;

  @Field(() => String)
  legalRef!: string;
}

export function toHolidayType(holiday: Holiday): HolidayType {
  return Object.assign(new HolidayType(), holiday);
}
