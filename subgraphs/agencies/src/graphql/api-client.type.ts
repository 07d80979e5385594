import type { ApiScope } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type ApiClient, isEffective, type SuspensionReason } from '../domain/api-client/api-client.js';
import { ApiScopeEnum, SuspensionReasonEnum } from './enums.js';

@SignedIn()
@ObjectType('ApiClient', { description: 'Klien API: sistem sebuah instansi atau kanal yang terhubung. Kredensialnya tidak ada di sini.' })
export class ApiClientType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  ownerCode!: string;

  @Field(() => String)
  purpose!: string;

  @Field(() => String, { description: 'Alamat surel kantor.' })
  contact!: string;

  @Field(() => [ApiScopeEnum])
  scopes!: readonly ApiScope[];

  @Field(() => Int)
  perMinute!: number;

  @Field(() => Int)
  perDay!: number;

  @Field(() => String)
  legalRef!: string;

  @Field(() => String, { description: 'YYYY-MM-DD.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'Hari pertama tidak berlaku lagi, YYYY-MM-DD.' })
  validTo!: string | null;

  @Field(() => SuspensionReasonEnum, { nullable: true, description: 'Kosong selama tidak ditangguhkan.' })
  suspendedFor!: SuspensionReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Peran yang menangguhkan; yang ditangguhkan Admin Nasional hanya dipulihkan olehnya.',
  })
  suspendedBy!: string | null;

  @Field(() => Boolean, { description: 'Boleh bertindak sekarang.' })
  effective!: boolean;
}

export const ApiClientConnection = createConnectionType(ApiClientType, 'ApiClient');

export function toApiClientType(client: ApiClient, now: Date): ApiClientType {
  return Object.assign(new ApiClientType(), { ...client, effective: isEffective(client, latestDateInIndonesia(now)) });
}
