import { assertAllowed } from '@lapor/kit/refusal';
import { type Connection, ConnectionArguments } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { listRegions } from '../database/region.queries.js';
import { toPatterns } from '../database/text-search.js';
import { governmentCodeOf } from '../domain/agency/regional-government.js';
import type { RegionLevel } from '../domain/region/region.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import { toCodeConnection } from './code-connection.js';
import type { AgenciesContext } from './context.js';
import { RegionLevelEnum } from './enums.js';
import { RegionConnection, RegionType, toRegionType } from './region.type.js';

@ArgsType()
class RegionsArguments extends ConnectionArguments {
  @Field(() => String, { nullable: true, description: 'Only the regencies and cities of this province.' })
  parentCode?: string | null;

  @Field(() => RegionLevelEnum, { nullable: true })
  level?: RegionLevel | null;

  @Field(() => String, { nullable: true, description: 'Words that must all stand in the name.' })
  search?: string | null;
}

@Resolver(() => RegionType)
export class RegionResolver {
  @Query(() => RegionType, { nullable: true, description: 'One region by its Kemendagri code; null when there is none.' })
  async region(@Arg('code', () => String) code: string, @Ctx() { loaders }: AgenciesContext): Promise<RegionType | null> {
    const region = await loaders.regionByCode.load(code);
    return region && toRegionType(region);
  }

  @Query(() => RegionConnection, { description: 'Regions in the order of their codes.' })
  regions(@Args(() => RegionsArguments) args: RegionsArguments, @Ctx() { database }: AgenciesContext): Promise<Connection<RegionType>> {
    const search = toPatterns(args.search);
    assertAllowed(search);
    return toCodeConnection('regions', args, (page) => listRegions(database, { ...args, patterns: search.patterns }, page), toRegionType);
  }

  @FieldResolver(() => RegionType, { nullable: true, description: 'The province of a regency or city.' })
  async parent(@Root() { parentCode }: RegionType, @Ctx() { loaders }: AgenciesContext): Promise<RegionType | null> {
    const parent = parentCode === null ? null : await loaders.regionByCode.load(parentCode);
    return parent && toRegionType(parent);
  }

  @FieldResolver(() => AgencyType, {
    nullable: true,
    description: "The government responsible; for Jakarta's administrative cities and regency the province.",
  })
  async agency(@Root() region: RegionType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = await loaders.agencyByCode.load(governmentCodeOf(region));
    return agency && toAgencyType(agency);
  }
}
