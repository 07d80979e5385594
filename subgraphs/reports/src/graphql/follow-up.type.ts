import { Field, ID, ObjectType } from 'type-graphql';
import type { FollowUp, FollowUpKind } from '../domain/report/report.js';
import { FollowUpKindEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';

@ObjectType('FollowUp', { description: 'Tindak lanjut: jawaban instansi kepada pelapor.' })
export class FollowUpType {
  @Field(() => ID)
  id!: string;

  @Field(() => FollowUpKindEnum)
  kind!: FollowUpKind;

  @Field(() => String)
  text!: string;

  @Field(() => AgencyReference, { nullable: true })
  agency!: AgencyReference | null;

  @Field(() => Date)
  writtenAt!: Date;
}

/** A follow-up; whoever calls this has asked the report's view for `dialogue`. */
export function toFollowUpType({ id, kind, text, byAgencyCode, writtenAt }: FollowUp): FollowUpType {
  return Object.assign(new FollowUpType(), { id, kind, text, writtenAt, agency: toAgency(byAgencyCode) });
}
