import { CachedForAll } from '@lapor/subgraph-kit/graphql/caching';
import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { ViewedByAllAlike } from '@lapor/subgraph-kit/graphql/viewing';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Agency, AgencyType as AgencyKind, ConnectionModel } from '../domain/agency/agency.js';
import { CACHED_SECONDS } from './cached-seconds.js';
import { AgencyTypeEnum, ConnectionModelEnum } from './enums.js';

@Directive('@key(fields: "code")')
@Directive('@key(fields: "id")')
@CachedForAll(CACHED_SECONDS)
@ViewedByAllAlike()
@ObjectType('Agency', { description: 'Instansi: a body that answers reports, or a unit of one.' })
export class AgencyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Stable code of this system: K-PANRB, L-BPOM, P-18, D-18.72, D-18.72-DLH.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  shortName!: string | null;

  @Field(() => AgencyTypeEnum)
  type!: AgencyKind;

  parentCode!: string | null;

  regionCode!: string | null;

  @Field(() => String, { description: 'IANA name: Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT).' })
  timeZone!: string;

  @Field(() => ConnectionModelEnum)
  connectionModel!: ConnectionModel;

  @Field(() => Boolean, { description: 'False for a body that no longer exists; old reports still name it.' })
  active!: boolean;

  successorCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The first day from which it is known to exist, YYYY-MM-DD.' })
  validFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'The first day on which it no longer exists; null for an active one.' })
  validTo!: string | null;
}

export const AgencyConnection = createConnectionType(AgencyType, 'Agency');

export function toAgencyType(agency: Agency): AgencyType {
  return Object.assign(new AgencyType(), agency);
}
