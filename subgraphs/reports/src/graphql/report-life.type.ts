import { Field, ID, Int, ObjectType } from 'type-graphql';
import { archiveReason } from '../domain/closing/archive-reasons.js';
import type { Closing, ClosingKind } from '../domain/closing/closing.js';
import { type InternalNote, type Message, type MessageKind, messageLabel } from '../domain/dialogue/message.js';
import type { ExtensionRequest } from '../domain/extension/extension.js';
import type { Objection } from '../domain/objection/objection.js';
import { type OutsideBody, outsideBody } from '../domain/outside-body/outside-bodies.js';
import { type PostponeReason, postponeLabel, type Turn, turnOf } from '../domain/postponement/postpone-reasons.js';
import type { Rating } from '../domain/rating/rating.js';
import { ReportActorRoleEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';
import { ClosingKindEnum, MessageKindEnum, OutsideBodyEnum, PostponeReasonEnum, TurnEnum } from './report-life.enums.js';

@ObjectType('OutsideBodyInfo', { description: 'Lembaga di luar LAPOR! dan cara menghubunginya.' })
export class OutsideBodyInfoType {
  @Field(() => OutsideBodyEnum)
  code!: OutsideBody;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  contact!: string;
}

@ObjectType('Closing', { description: 'Laporan yang tidak diproses: alasan, dan ke mana sebaiknya pelapor pergi.' })
export class ClosingType {
  @Field(() => ClosingKindEnum)
  kind!: ClosingKind;

  @Field(() => String, { nullable: true, description: 'Kode alasan pengarsipan.' })
  reason!: string | null;

  @Field(() => String, { description: 'Alasan, atau nama lembaga tujuan.' })
  label!: string;

  @Field(() => String, { description: 'Ke mana sebaiknya pelapor pergi.' })
  goInstead!: string;

  @Field(() => [OutsideBodyInfoType])
  bodies!: OutsideBodyInfoType[];

  @Field(() => String, { nullable: true, description: 'Penjelasan petugas; tidak untuk umum.' })
  text!: string | null;

  @Field(() => AgencyReference, { nullable: true })
  agency!: AgencyReference | null;

  @Field(() => Date)
  closedAt!: Date;
}

@ObjectType('ReportMessage', { description: 'Pesan antara pelapor dan meja yang menangani.' })
export class ReportMessageType {
  @Field(() => ID)
  id!: string;

  @Field(() => MessageKindEnum)
  kind!: MessageKind;

  @Field(() => String)
  kindLabel!: string;

  @Field(() => String)
  text!: string;

  @Field(() => AgencyReference, { nullable: true, description: 'Null bila dari pelapor.' })
  agency!: AgencyReference | null;

  @Field(() => Date)
  writtenAt!: Date;
}

@ObjectType('InternalNote', { description: 'Catatan internal petugas.' })
export class InternalNoteType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => ReportActorRoleEnum)
  byRole!: string;

  @Field(() => AgencyReference, { nullable: true })
  agency!: AgencyReference | null;

  @Field(() => Date)
  writtenAt!: Date;
}

@ObjectType('Postponement', { description: 'Mengapa laporan ditunda dan giliran siapa.' })
export class PostponementType {
  @Field(() => PostponeReasonEnum)
  reason!: PostponeReason;

  @Field(() => String)
  label!: string;

  @Field(() => TurnEnum)
  turn!: Turn;
}

@ObjectType('Rating', { description: 'Penilaian pelapor.' })
export class RatingType {
  @Field(() => Int)
  score!: number;

  @Field(() => Boolean)
  solved!: boolean;

  @Field(() => String, { nullable: true })
  comment!: string | null;

  @Field(() => Date)
  ratedAt!: Date;
}

@ObjectType('Objection', { description: 'Keberatan pelapor atas penyelesaian.' })
export class ObjectionType {
  @Field(() => String)
  reason!: string;

  @Field(() => Date)
  filedAt!: Date;

  @Field(() => Boolean, { nullable: true, description: 'Null sebelum diputuskan.' })
  accepted!: boolean | null;

  @Field(() => String, { nullable: true })
  decision!: string | null;

  @Field(() => AgencyReference, { nullable: true, description: 'Yang memutuskan.' })
  decidedBy!: AgencyReference | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;
}

@ObjectType('ExtensionRequest', { description: 'Permintaan perpanjangan waktu.' })
export class ExtensionRequestType {
  @Field(() => Int, { description: 'Hari kerja.' })
  days!: number;

  @Field(() => String)
  reason!: string;

  @Field(() => Date)
  askedAt!: Date;

  @Field(() => Boolean, { nullable: true, description: 'Null sebelum diputuskan.' })
  granted!: boolean | null;

  @Field(() => Date, { nullable: true })
  decidedAt!: Date | null;
}

/** What became of a report that is not processed; the officer's text only for who sees the dialogue. */
export function toClosingType(closing: Closing, withText: boolean): ClosingType {
  const { kind, reason, outsideBody: body, text, byAgencyCode, closedAt } = closing;
  const advice = reason === null ? null : archiveReason(reason);
  const bodies = (body === null ? (advice?.bodies ?? []) : [body]).map((code) =>
    Object.assign(new OutsideBodyInfoType(), { code, ...outsideBody(code) }),
  );
  return Object.assign(new ClosingType(), {
    kind,
    reason,
    label: advice?.label ?? bodies[0]?.name ?? '',
    goInstead: advice?.goInstead ?? bodies[0]?.contact ?? '',
    bodies,
    text: withText ? text : null,
    agency: toAgency(byAgencyCode),
    closedAt,
  });
}

export function toMessageType({ id, kind, text, byAgencyCode, writtenAt }: Message): ReportMessageType {
  return Object.assign(new ReportMessageType(), {
    id,
    kind,
    kindLabel: messageLabel(kind),
    text,
    agency: toAgency(byAgencyCode),
    writtenAt,
  });
}

export function toInternalNoteType({ id, text, byRole, byAgencyCode, writtenAt }: InternalNote): InternalNoteType {
  return Object.assign(new InternalNoteType(), { id, text, byRole, agency: toAgency(byAgencyCode), writtenAt });
}

export function toPostponementType(reason: PostponeReason): PostponementType {
  return Object.assign(new PostponementType(), { reason, label: postponeLabel(reason), turn: turnOf(reason) });
}

export function toRatingType({ score, solved, comment, ratedAt }: Rating): RatingType {
  return Object.assign(new RatingType(), { score, solved, comment, ratedAt });
}

export function toObjectionType({ reason, filedAt, accepted, decision, decidedByAgencyCode, decidedAt }: Objection): ObjectionType {
  const decidedBy = toAgency(decidedByAgencyCode);
  return Object.assign(new ObjectionType(), { reason, filedAt, accepted, decision, decidedBy, decidedAt });
}

export function toExtensionRequestType({ days, reason, askedAt, granted, decidedAt }: ExtensionRequest): ExtensionRequestType {
  return Object.assign(new ExtensionRequestType(), { days, reason, askedAt, granted, decidedAt });
}
