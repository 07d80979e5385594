import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType('OfficerIdentity', { description: 'An identity at an agency’s own sign-in (SSO) by which an officer is known here.' })
export class OfficerIdentityType {
  @Field(() => ID, { description: 'Give it to unlinkOfficerIdentity as identityId.' })
  id!: string;

  @Field(() => String, { description: 'The address by which that sign-in names itself.' })
  issuer!: string;

  @Field(() => GraphQLISODateTime)
  linkedAt!: Date;
}

@InputType('LinkOfficerIdentityInput')
export class LinkOfficerIdentityInput {
  @Field(() => ID)
  officerId!: string;

  @Field(() => String, { description: 'The claim iss of that sign-in’s tokens, to the letter.' })
  issuer!: string;

  @Field(() => String, { description: 'Who the officer is there, to the letter, often an employee number (NIP). It is not shown again.' })
  subject!: string;
}

@InputType('UnlinkOfficerIdentityInput')
export class UnlinkOfficerIdentityInput {
  @Field(() => ID)
  officerId!: string;

  @Field(() => ID)
  identityId!: string;
}
