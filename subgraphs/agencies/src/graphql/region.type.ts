import type { TimeZone } from '@lapor/schema/calendar/time-zone';
import { CachedForAll } from '@lapor/subgraph-kit/graphql/caching';
import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { ViewedByAllAlike } from '@lapor/subgraph-kit/graphql/viewing';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { Region, RegionLevel } from '../domain/region/region.js';
import { CACHED_SECONDS } from './cached-seconds.js';
import { RegionLevelEnum } from './enums.js';

@Directive('@key(fields: "code")')
@CachedForAll(CACHED_SECONDS)
@ViewedByAllAlike()
@ObjectType('Region', {
  description:
    'Wilayah: a province, regency (kabupaten), city (kota), district (kecamatan) or village (kelurahan, desa). Derived from idn-area-data (github.com/fityannugroho/idn-area-data), made available under the Open Database License 1.0.',
})
export class RegionType {
  @Field(() => String, { description: 'Kode wilayah Kemendagri: 18, 18.72, 18.72.04, 18.72.04.1003.' })
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => RegionLevelEnum)
  level!: RegionLevel;

  parentCode!: string | null;

  @Field(() => String, { description: 'IANA name: Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT).' })
  timeZone!: TimeZone;

  @Field(() => Boolean, {
    description:
      "False for Jakarta's kota administrasi and kabupaten administrasi, which the province governs, and for districts and villages, for which the regency or city answers.",
  })
  ownGovernment!: boolean;
}

export const RegionConnection = createConnectionType(RegionType, 'Region');

export function toRegionType(region: Region): RegionType {
  return Object.assign(new RegionType(), region);
}
