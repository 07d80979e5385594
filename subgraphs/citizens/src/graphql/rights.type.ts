import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';

@ObjectType('SentCode', { description: 'Kode sekali pakai telah dikirim, bila ada tujuannya. The answer is the same when there is none.' })
export class SentCodeType {
  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;
}

@ObjectType('Consent', { description: 'Persetujuan: which text, since when, until when.' })
export class ConsentType {
  @Field(() => String)
  purpose!: string;

  @Field(() => String, { description: 'The version of the text.' })
  version!: string;

  @Field(() => GraphQLISODateTime)
  givenAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it stands.' })
  withdrawnAt!: Date | null;
}

@ObjectType('ConsentText', { description: 'A text that can be agreed to today.' })
export class ConsentTextType {
  @Field(() => String)
  purpose!: string;

  @Field(() => String)
  version!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String)
  legalRef!: string;
}

@ObjectType('IdentityAccess', { description: 'Akses identitas: an office has looked at who one is.' })
export class IdentityAccessType {
  @Field(() => ID)
  reportId!: string;

  @Field(() => String, { description: 'The office, never the person in it.' })
  role!: string;

  @Field(() => String)
  agencyCode!: string;

  @Field(() => String, { description: 'Alasan.' })
  reason!: string;

  @Field(() => GraphQLISODateTime)
  accessedAt!: Date;
}

@ObjectType('StandingHold', { description: 'Penahanan hukum: one’s data cannot be deleted yet.' })
export class StandingHoldType {
  @Field(() => String)
  reason!: string;

  @Field(() => String)
  label!: string;

  @Field(() => String)
  legalReference!: string;

  @Field(() => GraphQLISODateTime)
  placedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  endsAt!: Date | null;
}

@ObjectType('DeletionRequest', { description: 'Permintaan penghapusan: carried out after executeAfter, and not while a hold stands.' })
export class DeletionRequestType {
  @Field(() => GraphQLISODateTime)
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime)
  executeAfter!: Date;

  @Field(() => [StandingHoldType])
  holds!: StandingHoldType[];
}
