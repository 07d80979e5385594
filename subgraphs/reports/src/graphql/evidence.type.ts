import { Field, InputType, ObjectType } from 'type-graphql';
import { EVIDENCE_KINDS, type Evidence, type EvidenceKind, evidenceLabel } from '../domain/answer/evidence.js';
import { toEnum } from './to-enum.js';

export const EvidenceKindEnum = toEnum('EvidenceKind', 'Jenis bukti.', EVIDENCE_KINDS, evidenceLabel);

@ObjectType('Evidence', { description: 'Bukti tindak lanjut, dalam kata-kata; berkas belum dapat dilampirkan.' })
export class EvidenceType {
  @Field(() => EvidenceKindEnum)
  kind!: EvidenceKind;

  @Field(() => String)
  text!: string;
}

@InputType('EvidenceInput')
export class EvidenceInputType implements Evidence {
  @Field(() => EvidenceKindEnum)
  kind!: EvidenceKind;

  @Field(() => String, { description: 'Nomor dokumen, tempat foto disimpan, atau siapa memeriksa apa dan kapan; 5 sampai 500 karakter.' })
  text!: string;
}

export function toEvidenceType({ kind, text }: Evidence): EvidenceType {
  return Object.assign(new EvidenceType(), { kind, text });
}
