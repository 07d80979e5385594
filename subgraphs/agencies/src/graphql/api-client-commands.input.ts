import type { ApiScope } from '@lapor/schema/identity';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { ChangeApiClientInput } from '../actions/change-api-client.js';
import type { RegisterApiClientInput } from '../actions/register-api-client.js';
import type { SuspendApiClientInput } from '../actions/suspend-api-client.js';
import type { SuspensionReason } from '../domain/api-client/api-client.js';
import { ApiScopeEnum, SuspensionReasonEnum } from './enums.js';
import { LegalActInputType } from './legal-act.input.js';

/** What a client may do, and who answers for it. */
@InputType()
abstract class ApiClientFormType extends LegalActInputType {
  @Field(() => String, { description: '10 sampai 300 karakter, tanpa nomor pribadi.' })
  purpose!: string;

  @Field(() => String, { description: 'Alamat surel kantor dengan domain .id, bukan alamat pribadi.' })
  contact!: string;

  @Field(() => [ApiScopeEnum], { description: 'REPORTS_IDENTITY hanya diberikan oleh Admin Nasional.' })
  scopes!: readonly ApiScope[];

  @Field(() => Int)
  perMinute!: number;

  @Field(() => Int)
  perDay!: number;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Hari pertama tidak berlaku lagi, YYYY-MM-DD.' })
  validTo!: string | null;
}

@InputType('RegisterApiClientInput')
export class RegisterApiClientInputType extends ApiClientFormType implements RegisterApiClientInput {
  @Field(() => String)
  ownerCode!: string;

  @Field(() => String, { description: 'Nama di dalam instansi, misalnya kota-cerdas; tidak pernah dipakai dua kali.' })
  name!: string;

  @Field(() => String, { description: 'Hari pertama, YYYY-MM-DD, hari ini atau sesudahnya.' })
  validFrom!: string;
}

@InputType('ChangeApiClientInput')
export class ChangeApiClientInputType extends ApiClientFormType implements ChangeApiClientInput {
  @Field(() => ID)
  id!: string;
}

/** The client a command is about. */
@InputType('ResumeApiClientInput')
export class ResumeApiClientInputType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Kunci buatan pengirim, 8 sampai 100 karakter; pengiriman ulang tidak mengubah apa pun.',
  })
  idempotencyKey?: string | null;
}

@InputType('SuspendApiClientInput')
export class SuspendApiClientInputType extends ResumeApiClientInputType implements SuspendApiClientInput {
  @Field(() => SuspensionReasonEnum)
  reason!: SuspensionReason;
}
