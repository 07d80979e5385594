import { assertAllowed } from '@lapor/kit/refusal';
import { type Connection, ConnectionArguments } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { listAgencies } from '../database/agency.queries.js';
import { toPatterns } from '../database/text-search.js';
import type { AgencyType as AgencyKind } from '../domain/agency/agency.js';
import { AgencyConnection, AgencyType, toAgencyType } from './agency.type.js';
import { toCodeConnection } from './code-connection.js';
import type { AgenciesContext } from './context.js';
import { AgencyTypeEnum } from './enums.js';
import { RegionType, toRegionType } from './region.type.js';

@ArgsType()
class AgenciesArguments extends ConnectionArguments {
  @Field(() => String, { nullable: true, description: 'Words that must all stand in the name or the short name.' })
  search?: string | null;

  @Field(() => AgencyTypeEnum, { nullable: true })
  type?: AgencyKind | null;

  @Field(() => String, { nullable: true, description: 'Only the agencies directly below this one.' })
  parentCode?: string | null;
}

@Resolver(() => AgencyType)
export class AgencyResolver {
  @Query(() => AgencyType, { nullable: true, description: 'One agency by its code; null when there is none.' })
  async agency(@Arg('code', () => String) code: string, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = await loaders.agencyByCode.load(code);
    return agency && toAgencyType(agency);
  }

  @Query(() => AgencyConnection, { description: 'Agencies in the order of their codes.' })
  agencies(@Args(() => AgenciesArguments) args: AgenciesArguments, @Ctx() { database }: AgenciesContext): Promise<Connection<AgencyType>> {
    const search = toPatterns(args.search);
    assertAllowed(search);
    return toCodeConnection('agencies', args, (page) => listAgencies(database, { ...args, patterns: search.patterns }, page), toAgencyType);
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'The agency this one is a part of.' })
  async parent(@Root() { parentCode }: AgencyType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const parent = parentCode === null ? null : await loaders.agencyByCode.load(parentCode);
    return parent && toAgencyType(parent);
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'Who took over the open work of a body that no longer exists.' })
  async successor(@Root() { successorCode }: AgencyType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const successor = successorCode === null ? null : await loaders.agencyByCode.load(successorCode);
    return successor && toAgencyType(successor);
  }

  @FieldResolver(() => RegionType, { nullable: true, description: 'The region a government, or an office of it, is responsible for.' })
  async region(@Root() { regionCode }: AgencyType, @Ctx() { loaders }: AgenciesContext): Promise<RegionType | null> {
    const region = regionCode === null ? null : await loaders.regionByCode.load(regionCode);
    return region && toRegionType(region);
  }

  @FieldResolver(() => AgencyConnection, { description: 'The units and offices directly below this agency.' })
  children(
    @Root() { code: parentCode }: AgencyType,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: AgenciesContext,
  ): Promise<Connection<AgencyType>> {
    return toCodeConnection(
      `agency-children:${parentCode}`,
      args,
      (page) => loaders.agencyChildren.load({ parentCode, ...page }),
      toAgencyType,
    );
  }
}
