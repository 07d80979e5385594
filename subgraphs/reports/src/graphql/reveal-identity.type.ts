import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Field, ID, ObjectType } from 'type-graphql';
import type { IdentityReveal } from '../domain/reveal/reveal.js';
import { RevealedReporterReference } from './references.type.js';
import { ReportType } from './report.type.js';

@SignedIn()
@ObjectType('RevealIdentityPayload', { description: 'Jawaban atas permintaan pembukaan identitas.' })
export class RevealIdentityPayloadType {
  @Field(() => ID)
  requestId!: string;

  @Field(() => Boolean, { description: 'Menunggu persetujuan petugas kedua; ajukan kembali sesudahnya.' })
  pending!: boolean;

  @Field(() => RevealedReporterReference, {
    nullable: true,
    description: 'Pelapor; diberikan sekali, hanya kepada yang meminta. Kosong bila brankas identitas tidak mengenalnya.',
  })
  revealedReporter!: RevealedReporterReference | null;

  @Field(() => ReportType)
  report!: ReportType;
}

@ObjectType('IdentityReveal', { description: 'Permintaan pembukaan identitas pelapor.' })
export class IdentityRevealType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'Alasan; hanya bagi Admin Nasional.' })
  reason!: string | null;

  @Field(() => Date)
  requestedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Saat disetujui petugas kedua.' })
  approvedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Saat identitas dibuka.' })
  revealedAt!: Date | null;
}

/** A request as the record shows it: no officer is named, and the reason is for those who may decide on it. */
export function toIdentityRevealType(
  { id, reason, requestedAt, approvedAt, revealedAt }: IdentityReveal,
  withReason: boolean,
): IdentityRevealType {
  return Object.assign(new IdentityRevealType(), { id, reason: withReason ? reason : null, requestedAt, approvedAt, revealedAt });
}
