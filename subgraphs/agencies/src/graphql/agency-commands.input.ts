import { Field, InputType } from 'type-graphql';
import type { RegisterAgencyInput } from '../actions/register-agency.js';
import type { RenameAgencyInput } from '../actions/rename-agency.js';
import type { AgencyType, ConnectionModel } from '../domain/agency/agency.js';
import { AgencyTypeEnum, ConnectionModelEnum } from './enums.js';

/** What every command is told that changes the registry by a legal act. */
@InputType()
export abstract class DecreeInputType {
  @Field(() => String, { description: 'Dasar hukum: nama dan nomor peraturan, 5 sampai 300 karakter.' })
  legalRef!: string;

  @Field(() => String, { description: 'Tanggal mulai berlaku, YYYY-MM-DD; tidak boleh di masa depan.' })
  effectiveOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Kunci buatan pengirim, 8 sampai 100 karakter; pengiriman ulang tidak mengubah apa pun.',
  })
  idempotencyKey?: string | null;
}

@InputType('RegisterAgencyInput')
export class RegisterAgencyInputType extends DecreeInputType implements RegisterAgencyInput {
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

@InputType('RenameAgencyInput')
export class RenameAgencyInputType extends DecreeInputType implements RenameAgencyInput {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, defaultValue: null })
  shortName!: string | null;
}
