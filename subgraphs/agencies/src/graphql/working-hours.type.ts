import { Field, ObjectType } from 'type-graphql';
import { toTime, type WorkingHours } from '../domain/working-hours/working-hours.js';
import { WeekdayEnum } from './enums.js';

@ObjectType('WorkingHours', { description: 'Hari dan jam kerja sebuah instansi sejak suatu tanggal.' })
export class WorkingHoursType {
  @Field(() => String, { description: 'The agency that has set them; they also hold for its units that have none.' })
  agencyCode!: string;

  @Field(() => [WeekdayEnum])
  days!: readonly number[];

  @Field(() => String, { description: "HH:MM, in the agency's zone." })
  opens!: string;

  @Field(() => String, { description: 'HH:MM. What happens later counts as done on the next working day.' })
  closes!: string;

  @Field(() => String)
  legalRef!: string;

  @Field(() => String, { description: 'The first day, YYYY-MM-DD.' })
  validFrom!: string;
}

export function toWorkingHoursType({ agencyCode, workdays, opensAt, closesAt, legalRef, validFrom }: WorkingHours): WorkingHoursType {
  const times = { opens: toTime(opensAt), closes: toTime(closesAt) };
  return Object.assign(new WorkingHoursType(), { agencyCode, days: workdays, ...times, legalRef, validFrom });
}
