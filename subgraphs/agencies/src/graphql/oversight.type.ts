import type { OversightScope, SystemRoleName } from '@lapor/schema/oversight';
import { Field, ID, ObjectType } from 'type-graphql';
import type { Oversight } from '../domain/oversight/oversight.js';
import { OversightScopeEnum, SystemRoleNameEnum } from './enums.js';

@ObjectType('SystemRole', { description: 'A task of an agency for the whole system, with its legal basis (dasar hukum).' })
export class SystemRoleType {
  @Field(() => SystemRoleNameEnum)
  role!: SystemRoleName;

  @Field(() => String)
  legalRef!: string;
}

@ObjectType('Oversight', { description: 'Pengawasan: that one body manages, supervises or oversees others, and by which law.' })
export class OversightType {
  @Field(() => ID)
  id!: string;

  overseerCode!: string;

  @Field(() => SystemRoleNameEnum)
  role!: SystemRoleName;

  @Field(() => OversightScopeEnum)
  scope!: OversightScope;

  @Field(() => String, { description: 'Dasar hukum.' })
  legalRef!: string;

  @Field(() => String, { nullable: true, description: 'The first day it holds, YYYY-MM-DD; null when the registry was not told.' })
  validFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'The first day it no longer holds; null while it does.' })
  validTo!: string | null;
}

export function toOversightType(oversight: Oversight): OversightType {
  return Object.assign(new OversightType(), oversight);
}
