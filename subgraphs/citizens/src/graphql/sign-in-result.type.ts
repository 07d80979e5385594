import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import type { SignedIn } from '../actions/account-services.js';
import type { SignedInSubject } from '../domain/account/account.js';

@ObjectType('SignInResult')
export class SignInResultType {
  @Field(() => String, { description: 'Send it as "Authorization: Bearer <token>".' })
  token!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  /** Whose account the field `account` reads. */
  subject!: SignedInSubject;
}

export function toSignInResultType({ token, expiresAt, subject }: SignedIn): SignInResultType {
  return Object.assign(new SignInResultType(), { token, expiresAt, subject });
}
