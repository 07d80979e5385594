import type { OversightScope, SystemRoleName } from '@lapor/schema/oversight';
import { Field, InputType } from 'type-graphql';
import type { EstablishOversightInput } from '../actions/establish-oversight.js';
import { OversightScopeEnum, SystemRoleNameEnum } from './enums.js';
import { EnactRuleInputType, EndRuleInputType } from './rule.input.js';

@InputType('EstablishOversightInput')
export class EstablishOversightInputType extends EnactRuleInputType implements EstablishOversightInput {
  @Field(() => String, { description: 'Instansi yang mengawasi.' })
  overseerCode!: string;

  @Field(() => SystemRoleNameEnum)
  role!: SystemRoleName;

  @Field(() => OversightScopeEnum)
  scope!: OversightScope;
}

@InputType('EndOversightInput')
export class EndOversightInputType extends EndRuleInputType {}
