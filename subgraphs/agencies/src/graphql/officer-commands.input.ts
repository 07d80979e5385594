import type { Role } from '@lapor/schema/identity';
import { Field, ID, InputType } from 'type-graphql';
import type { AppointOfficerInput } from '../actions/appoint-officer.js';
import type { EndMembershipInput } from '../actions/end-membership.js';
import type { DeactivateOfficerInput } from '../actions/officer-activity.js';
import type { OfficerInput, SetOfficerLeaveInput } from '../actions/officer-leave.js';
import type { DeactivationReason } from '../domain/officer/deactivation-reason.js';
import { DeactivationReasonEnum, RoleEnum } from './enums.js';

@InputType('OfficerInput')
export class OfficerInputType implements OfficerInput {
  @Field(() => ID, { description: 'Id akun petugas.' })
  officerId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Kunci buatan pengirim, 8 sampai 100 karakter; pengiriman ulang tidak mengubah apa pun.',
  })
  idempotencyKey?: string | null;
}

@InputType('AppointOfficerInput')
export class AppointOfficerInputType extends OfficerInputType implements AppointOfficerInput {
  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => String)
  agencyCode!: string;

  @Field(() => String, { description: 'Dasar hukum: nama dan nomor surat keputusan tanpa nama orang, 5 sampai 300 karakter.' })
  legalRef!: string;

  @Field(() => String, { description: 'Hari pertama, YYYY-MM-DD; boleh di masa depan.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Hari pertama tanpa peran ini, YYYY-MM-DD; kosong tanpa batas.' })
  validTo!: string | null;
}

@InputType('EndMembershipInput')
export class EndMembershipInputType extends OfficerInputType implements EndMembershipInput {
  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => String)
  agencyCode!: string;

  @Field(() => String, { description: 'Dasar hukum: nama dan nomor surat keputusan tanpa nama orang, 5 sampai 300 karakter.' })
  legalRef!: string;

  @Field(() => String, { description: 'Tanggal mulai berlaku, YYYY-MM-DD; tidak boleh di masa depan.' })
  effectiveOn!: string;
}

@InputType('SetOfficerLeaveInput')
export class SetOfficerLeaveInputType extends OfficerInputType implements SetOfficerLeaveInput {
  @Field(() => String, { description: 'Hari pertama cuti, YYYY-MM-DD.' })
  from!: string;

  @Field(() => String, { description: 'Hari terakhir cuti, YYYY-MM-DD.' })
  to!: string;

  @Field(() => ID, { description: 'Id akun pengganti: petugas aktif pada instansi yang sama.' })
  deputyId!: string;
}

@InputType('DeactivateOfficerInput')
export class DeactivateOfficerInputType extends OfficerInputType implements DeactivateOfficerInput {
  @Field(() => DeactivationReasonEnum)
  reason!: DeactivationReason;
}
