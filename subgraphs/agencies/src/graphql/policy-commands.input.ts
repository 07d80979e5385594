import type { Role } from '@lapor/schema/identity';
import { Field, InputType, Int } from 'type-graphql';
import type { EnactPolicyInput } from '../actions/enact-policy.js';
import type { ClockPause, PolicyUnit } from '../domain/sla-policy/sla-policy.js';
import { ClockPauseEnum, ClockUnitEnum, RoleEnum } from './enums.js';
import { EnactRuleInputType, EndRuleInputType } from './rule.input.js';

@InputType('EnactPolicyInput')
export class EnactPolicyInputType extends EnactRuleInputType implements EnactPolicyInput {
  @Field(() => String, {
    description: 'VERIFY, COMPLETE_COMPLAINT …; NOTICE_BEFORE, NOTICE_AT_END, NOTICE_AFTER; SMS_PER_MINUTE, WEB_PER_DAY …',
  })
  key!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Klasifikasi laporan; kosong untuk semua.' })
  reportClass!: string | null;

  @Field(() => Int)
  amount!: number;

  @Field(() => ClockUnitEnum)
  unit!: PolicyUnit;

  @Field(() => ClockPauseEnum, { defaultValue: 'NEVER' })
  pauses!: ClockPause;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Apakah batas waktu dalam hari kalender yang berakhir pada hari libur berlanjut ke hari kerja berikutnya.',
  })
  rollsForward!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Apakah cuti bersama menghentikan hitungan.' })
  collectiveLeaveStops!: boolean;

  @Field(() => [RoleEnum], { defaultValue: [], description: 'Siapa yang diberi tahu; hanya untuk NOTICE.' })
  roles!: readonly Role[];
}

@InputType('EndPolicyInput')
export class EndPolicyInputType extends EndRuleInputType {}
