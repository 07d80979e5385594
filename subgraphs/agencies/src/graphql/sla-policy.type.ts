import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ClockPause, ClockUnit, SlaPolicy } from '../domain/sla-policy/sla-policy.js';
import { ClockPauseEnum, ClockUnitEnum } from './enums.js';

@ObjectType('SlaPolicy', { description: 'Batas waktu: a time limit as a rule, with its source and its time of validity.' })
export class SlaPolicyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The clock: VERIFY, FIRST_FOLLOW_UP, COMPLETE_COMPLAINT …' })
  key!: string;

  @Field(() => String, { nullable: true, description: 'The class of report it is for; null for every class.' })
  reportClass!: string | null;

  @Field(() => Int)
  amount!: number;

  @Field(() => ClockUnitEnum)
  unit!: ClockUnit;

  @Field(() => ClockPauseEnum)
  pauses!: ClockPause;

  @Field(() => Boolean, { description: 'Whether a limit in calendar days that ends on a day off goes on to the next working day.' })
  rollsForward!: boolean;

  @Field(() => String, { description: 'Dasar hukum; begins with PROPOSAL when there is none.' })
  legalRef!: string;

  @Field(() => String, { description: 'The first day it is applied, YYYY-MM-DD.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'The first day it is no longer applied; null while it is in force.' })
  validTo!: string | null;
}

export function toSlaPolicyType(policy: SlaPolicy): SlaPolicyType {
  return Object.assign(new SlaPolicyType(), policy);
}
