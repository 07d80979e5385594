import type { Role } from '@lapor/schema/identity';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ClockPause, PolicyUnit, SlaPolicy } from '../domain/sla-policy/sla-policy.js';
import { ClockPauseEnum, ClockUnitEnum, RoleEnum } from './enums.js';

@ObjectType('SlaPolicy', { description: 'Batas waktu: a limit as a rule, with its source and its time of validity.' })
export class SlaPolicyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    description: 'The clock (VERIFY, COMPLETE_COMPLAINT …), the notice (NOTICE_BEFORE …) or the quota (SMS_PER_MINUTE …).',
  })
  key!: string;

  @Field(() => String, { nullable: true, description: 'The class of report it is for; null for every class.' })
  reportClass!: string | null;

  @Field(() => Int)
  amount!: number;

  @Field(() => ClockUnitEnum)
  unit!: PolicyUnit;

  @Field(() => ClockPauseEnum)
  pauses!: ClockPause;

  @Field(() => Boolean, { description: 'Whether a limit in calendar days that ends on a day off goes on to the next working day.' })
  rollsForward!: boolean;

  @Field(() => Boolean, { description: 'Whether cuti bersama stops the clock.' })
  collectiveLeaveStops!: boolean;

  @Field(() => [RoleEnum], { description: 'Who is told when the share of a limit is used up.' })
  roles!: readonly Role[];

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
