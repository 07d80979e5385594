import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { suggestAgency } from '../actions/suggest-agency.js';
import type { Suggestion } from '../domain/suggestion/rank-agencies.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { RegionType, toRegionType } from './region.type.js';
import { AgencySuggestionType, SuggestedAgencyType, SuggestionReasonType } from './suggestion.type.js';

@Resolver(() => SuggestedAgencyType)
export class SuggestionResolver {
  @Query(() => AgencySuggestionType, {
    description:
      'Which agencies may be competent for a text, with reasons; a person decides. At most 10,000 characters; the text is not kept.',
  })
  async suggestAgency(
    @Arg('text', () => String) text: string,
    @Arg('regionCode', () => String, { nullable: true, description: 'Kode wilayah of the place, if it is known.' })
    regionCode: string | null | undefined,
    @Arg('categoryId', () => ID, { nullable: true }) categoryId: string | null | undefined,
    @Ctx() { database, services, today }: AgenciesContext,
  ): Promise<AgencySuggestionType> {
    const input = { text, regionCode: regionCode ?? null, categoryId: categoryId ?? null };
    return toSuggestionType(await suggestAgency({ database, placeNames: services.placeNames }, input, today()));
  }

  @FieldResolver(() => AgencyType, { nullable: true })
  async agency(@Root() { agencyCode }: SuggestedAgencyType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = await loaders.agencyByCode.load(agencyCode);
    return agency && toAgencyType(agency);
  }
}

@Resolver(() => SuggestionReasonType)
export class SuggestionReasonResolver {
  @FieldResolver(() => RegionType, { nullable: true, description: 'The region that was named or given.' })
  async region(@Root() { regionCode }: SuggestionReasonType, @Ctx() { loaders }: AgenciesContext): Promise<RegionType | null> {
    const region = regionCode === null ? null : await loaders.regionByCode.load(regionCode);
    return region && toRegionType(region);
  }
}

function toSuggestionType({ ambiguous, candidates }: Suggestion): AgencySuggestionType {
  const shown = candidates.map(({ agencyCode, score, reasons }) =>
    Object.assign(new SuggestedAgencyType(), {
      agencyCode,
      score,
      reasons: reasons.map((reason) => Object.assign(new SuggestionReasonType(), reason)),
    }),
  );
  return Object.assign(new AgencySuggestionType(), { ambiguous, candidates: shown });
}
