import { Field, InputType, Int } from 'type-graphql';
import type { RegisterAgencyInput } from '../actions/register-agency.js';
import type { RenameAgencyInput } from '../actions/rename-agency.js';
import type { AgencyType, ConnectionModel } from '../domain/agency/agency.js';
import type { AgencyDraft } from '../domain/agency/register-agency.js';
import { AgencyTypeEnum, ConnectionModelEnum } from './enums.js';

const LEGAL_REF = { description: 'Dasar hukum: nama dan nomor peraturan, 5 sampai 300 karakter.' };
const EFFECTIVE_ON = { description: 'Tanggal mulai berlaku, YYYY-MM-DD; tidak boleh di masa depan.' };
const IDEMPOTENCY_KEY = {
  nullable: true,
  description: 'Kunci buatan pengirim, 8 sampai 100 karakter; pengiriman ulang tidak mengubah apa pun.',
};

/** What every command is told that changes the registry by a legal act. */
@InputType()
export abstract class DecreeInputType {
  @Field(() => String, LEGAL_REF)
  legalRef!: string;

  @Field(() => String, EFFECTIVE_ON)
  effectiveOn!: string;

  @Field(() => String, IDEMPOTENCY_KEY)
  idempotencyKey?: string | null;
}

/** A new agency. */
@InputType('NewAgencyInput')
export class NewAgencyInputType implements AgencyDraft {
  @Field(() => String, { description: 'Kode tetap; kode unit melanjutkan kode instansi induknya, misalnya D-18.72-DLH.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, defaultValue: null })
  shortName!: string | null;

  @Field(() => AgencyTypeEnum)
  type!: AgencyType;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Instansi induk; hanya Admin Nasional yang mendaftarkan instansi tanpa induk.',
  })
  parentCode!: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Kode wilayah Kemendagri.' })
  regionCode!: string | null;

  @Field(() => String, { defaultValue: 'Asia/Jakarta', description: 'Asia/Jakarta (WIB), Asia/Makassar (WITA) atau Asia/Jayapura (WIT).' })
  timeZone!: string;

  @Field(() => ConnectionModelEnum, { defaultValue: 'CENTRAL' })
  connectionModel!: ConnectionModel;
}

@InputType('RegisterAgencyInput')
export class RegisterAgencyInputType extends NewAgencyInputType implements RegisterAgencyInput {
  @Field(() => String, LEGAL_REF)
  legalRef!: string;

  @Field(() => String, EFFECTIVE_ON)
  effectiveOn!: string;

  @Field(() => String, IDEMPOTENCY_KEY)
  idempotencyKey?: string | null;
}

/** What every command on an agency is told that is there. */
@InputType()
export abstract class AgencyCommandInputType extends DecreeInputType {
  @Field(() => String)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Versi instansi yang dibaca pengirim; bila sudah berubah, ditolak dengan VERSION_CONFLICT.',
  })
  expectedVersion?: number | null;
}

@InputType('RenameAgencyInput')
export class RenameAgencyInputType extends AgencyCommandInputType implements RenameAgencyInput {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, defaultValue: null })
  shortName!: string | null;
}
