import { Field, ID, ObjectType } from 'type-graphql';
import type { FollowUp, FollowUpKind } from '../domain/report/report.js';
import { FollowUpKindEnum } from './enums.js';
import { EvidenceType, toEvidenceType } from './evidence.type.js';
import { AgencyReference, toAgency } from './references.type.js';

@ObjectType('FollowUp', { description: 'Tindak lanjut: jawaban instansi kepada pelapor.' })
export class FollowUpType {
  @Field(() => ID)
  id!: string;

  @Field(() => FollowUpKindEnum)
  kind!: FollowUpKind;

  @Field(() => String)
  text!: string;

  @Field(() => [EvidenceType])
  evidence!: EvidenceType[];

  @Field(() => AgencyReference, { nullable: true })
  agency!: AgencyReference | null;

  @Field(() => Date)
  writtenAt!: Date;
}

/** A follow-up; whoever calls this has asked the report's view for `dialogue`. */
export function toFollowUpType({ id, kind, text, evidence, byAgencyCode, writtenAt }: FollowUp): FollowUpType {
  return Object.assign(new FollowUpType(), {
    id,
    kind,
    text,
    evidence: evidence.map(toEvidenceType),
    writtenAt,
    agency: toAgency(byAgencyCode),
  });
}
