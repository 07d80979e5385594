import { type Connection, ConnectionArguments } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { governmentCodeOf } from '../domain/agency/regional-government.js';
import { type RegionLevel, type VillageKind, villageKindOf } from '../domain/region/region.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { RegionLevelEnum, VillageKindEnum } from './enums.js';
import { RegionConnection, RegionType, toRegionType } from './region.type.js';
import { toRegionConnection } from './region-connection.js';

@ArgsType()
class RegionsArguments extends ConnectionArguments {
  @Field(() => String, { nullable: true, description: 'Only the regions directly below this one.' })
  parentCode?: string | null;

  @Field(() => RegionLevelEnum, { nullable: true })
  level?: RegionLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'A name, also with a word before it and mistyped: kecamatan metro pust, kab bogr. At most 100 characters.',
  })
  search?: string | null;
}

@Resolver(() => RegionType)
export class RegionResolver {
  @Query(() => RegionType, { nullable: true, description: 'One region by its Kemendagri code; null when there is none.' })
  async region(@Arg('code', () => String) code: string, @Ctx() { loaders }: AgenciesContext): Promise<RegionType | null> {
    const region = await loaders.regionByCode.load(code);
    return region && toRegionType(region);
  }

  @Query(() => RegionConnection, { description: 'Regions in the order of their codes; with a search the best fitting first.' })
  regions(@Args(() => RegionsArguments) args: RegionsArguments, @Ctx() { database }: AgenciesContext): Promise<Connection<RegionType>> {
    return toRegionConnection(database, args);
  }

  @FieldResolver(() => VillageKindEnum, { nullable: true, description: 'Which kind of village it is; null for other regions.' })
  villageKind(@Root() { code }: RegionType): VillageKind | null {
    return villageKindOf(code);
  }

  @FieldResolver(() => RegionType, {
    nullable: true,
    description: 'The region it lies in: a village in a district, a district in a regency or city, that in a province.',
  })
  async parent(@Root() { parentCode }: RegionType, @Ctx() { loaders }: AgenciesContext): Promise<RegionType | null> {
    const parent = parentCode === null ? null : await loaders.regionByCode.load(parentCode);
    return parent && toRegionType(parent);
  }

  @FieldResolver(() => AgencyType, {
    nullable: true,
    description:
      "The government responsible: a village's and a district's is that of the regency or city, in Jakarta that of the province.",
  })
  async agency(@Root() region: RegionType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = await loaders.agencyByCode.load(governmentCodeOf(region));
    return agency && toAgencyType(agency);
  }
}
