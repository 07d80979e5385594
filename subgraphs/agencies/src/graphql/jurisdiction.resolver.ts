import { assertAllowed } from '@lapor/kit/refusal';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { findEveryRule, findRules } from '../database/jurisdiction.queries.js';
import { categoryLine } from '../domain/category/category.js';
import { refuseCategory } from '../domain/suggestion/suggestion-input.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import { CategoryType, toCategoryType } from './category.type.js';
import type { AgenciesContext } from './context.js';
import { JurisdictionRuleType, toJurisdictionRuleType } from './jurisdiction.type.js';
import { RegionType, toRegionType } from './region.type.js';

@Resolver(() => JurisdictionRuleType)
export class JurisdictionResolver {
  @Query(() => [JurisdictionRuleType], { description: 'The rules in force today for a category and for the one above it.' })
  async jurisdictionRules(
    @Arg('categoryId', () => ID) categoryId: string,
    @Arg('everyTime', () => Boolean, { defaultValue: false, description: 'Also those that have ended or not begun yet.' })
    everyTime: boolean,
    @Ctx() { database, loaders, today }: AgenciesContext,
  ): Promise<JurisdictionRuleType[]> {
    if (!(await loaders.categoryById.load(categoryId))) assertAllowed(refuseCategory());
    const line = categoryLine(categoryId);
    return (await (everyTime ? findEveryRule(database, line) : findRules(database, line, today()))).map(toJurisdictionRuleType);
  }

  @FieldResolver(() => CategoryType, { nullable: true })
  async category(@Root() { categoryId }: JurisdictionRuleType, @Ctx() { loaders }: AgenciesContext): Promise<CategoryType | null> {
    const category = await loaders.categoryById.load(categoryId);
    return category && toCategoryType(category);
  }

  @FieldResolver(() => RegionType, { nullable: true, description: 'Where it holds; null in the whole country.' })
  async region(@Root() { regionCode }: JurisdictionRuleType, @Ctx() { loaders }: AgenciesContext): Promise<RegionType | null> {
    const region = regionCode === null ? null : await loaders.regionByCode.load(regionCode);
    return region && toRegionType(region);
  }

  @FieldResolver(() => AgencyType, { nullable: true, description: 'The national body; null where a government of the region answers.' })
  async agency(@Root() { agencyCode }: JurisdictionRuleType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = agencyCode === null ? null : await loaders.agencyByCode.load(agencyCode);
    return agency && toAgencyType(agency);
  }
}
