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

  @Field(() => String, { description: 'Dasar hukum; for an expected day, what makes it expected.' })
  legalRef!: string;

  @Field(() => Boolean, { description: 'Expected, and not decreed yet: it may still move.' })
  provisional!: boolean;

  @Field(() => String, { nullable: true, description: 'The act by which it is a working day again; null while it is off.' })
  revokedBy!: string | null;
}

export function toHolidayType(holiday: Holiday): HolidayType {
  return Object.assign(new HolidayType(), holiday);
}
