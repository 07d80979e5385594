import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';

@ObjectType('Session', { description: 'Sesi: somebody signed in at one front end.' })
export class SessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The front end by its client id.' })
  clientId!: string;

  @Field(() => GraphQLISODateTime)
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When a token was last issued in it.' })
  usedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When its last token ends at the latest.' })
  expiresAt!: Date;
}
