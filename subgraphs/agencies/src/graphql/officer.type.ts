import type { Role } from '@lapor/schema/identity';
import type { OfficerEntry } from '@lapor/schema/officer';
import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { RoleEnum } from './enums.js';

@ObjectType('OfficerMembership', { description: 'A role that an officer holds in an agency for a time.' })
export class OfficerMembershipType {
  @Field(() => RoleEnum)
  role!: Role;

  agencyCode!: string;

  @Field(() => String, { description: 'The first day, YYYY-MM-DD.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'The first day on which it no longer holds; null without an end.' })
  validTo!: string | null;

  @Field(() => ID, { nullable: true, description: 'The absent officer in whose place it is held (pelaksana harian).' })
  actingFor!: string | null;
}

@ObjectType('OfficerLeave', { description: 'Cuti: the memberships rest, the deputy holds them.' })
export class OfficerLeaveType {
  @Field(() => String, { description: 'The first day, YYYY-MM-DD.' })
  from!: string;

  @Field(() => String, { description: 'The last day, YYYY-MM-DD.' })
  to!: string;

  @Field(() => ID)
  deputyId!: string;
}

@Directive('@key(fields: "id")')
@SignedIn()
@ObjectType('Officer', { description: 'Petugas: who works where. Only the administrators over an office see it.' })
export class OfficerType {
  @Field(() => ID, { description: "The account's id." })
  id!: string;

  @Field(() => Boolean)
  active!: boolean;

  @Field(() => [OfficerMembershipType], { description: 'Those that the asking administrator answers for.' })
  memberships!: readonly OfficerMembershipType[];

  @Field(() => OfficerLeaveType, { nullable: true })
  leave!: OfficerLeaveType | null;
}

export const OfficerConnection = createConnectionType(OfficerType, 'Officer');

export function toOfficerType({ id, active, memberships, leave }: OfficerEntry): OfficerType {
  return Object.assign(new OfficerType(), {
    id,
    active,
    memberships: memberships.map((membership) => Object.assign(new OfficerMembershipType(), membership)),
    leave,
  });
}
