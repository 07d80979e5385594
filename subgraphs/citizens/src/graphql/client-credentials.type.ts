import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType('ClientSecret', {
  description: 'Rahasia klien API: when it was made and until when it is accepted. It is shown once, when it is made.',
})
export class ClientSecretType {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is the present one.' })
  expiresAt!: Date | null;
}

@ObjectType('ClientKey', { description: 'Kunci publik klien API, for private_key_jwt (RFC 7523).' })
export class ClientKeyType {
  @Field(() => String)
  kid!: string;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;
}

@ObjectType('ClientCredentials', { description: 'Kredensial klien API: with a key, secrets are not accepted.' })
export class ClientCredentialsType {
  @Field(() => [ClientSecretType], { description: 'The accepted ones, the newest first; two at most.' })
  secrets!: readonly ClientSecretType[];

  @Field(() => [ClientKeyType], { description: 'Five at most.' })
  keys!: readonly ClientKeyType[];
}

@ObjectType('IssuedClientSecret')
export class IssuedClientSecretType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  clientId!: string;

  @Field(() => String, { description: 'Rahasia, shown this once. Keep it like a password.' })
  secret!: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when the former secret is accepted beside it.' })
  formerUntil!: Date;
}

@InputType('IssueClientSecretInput')
export class IssueClientSecretInput {
  @Field(() => ID)
  clientId!: string;

  @Field(() => Int, { defaultValue: 24, description: 'How long the former secret goes on, 0 to 168 hours.' })
  overlapHours!: number;
}

@InputType('RegisterClientKeyInput')
export class RegisterClientKeyInput {
  @Field(() => ID)
  clientId!: string;

  @Field(() => String, { description: 'The public half as the JSON of a JWK: Ed25519, P-256, or RSA of 2048 bits and more.' })
  jwk!: string;
}
