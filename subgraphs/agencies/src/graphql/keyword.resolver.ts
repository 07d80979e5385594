import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { resolveSmsKeyword } from '../actions/resolve-keyword.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { KeywordCandidateType, KeywordResolutionType } from './keyword.type.js';

@Resolver(() => KeywordCandidateType)
export class KeywordResolver {
  @Query(() => KeywordResolutionType, {
    description:
      'Resolves the keyword (kata kunci) at the beginning of an SMS by the longest match. At most 10,000 characters; the text is not kept.',
  })
  async resolveKeyword(@Arg('text', () => String) text: string, @Ctx() { loaders }: AgenciesContext): Promise<KeywordResolutionType> {
    const {
      outcome,
      words: keyword,
      candidates,
      rest,
    } = await resolveSmsKeyword((beginnings) => Promise.all(beginnings.map((each) => loaders.keywords.load(each))), text);
    const numbered = candidates.map(({ agencyCode }, index) =>
      Object.assign(new KeywordCandidateType(), { number: index + 1, agencyCode }),
    );
    return { outcome, keyword, candidates: numbered, rest };
  }

  @FieldResolver(() => AgencyType, { nullable: true })
  async agency(@Root() { agencyCode }: KeywordCandidateType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = await loaders.agencyByCode.load(agencyCode);
    return agency && toAgencyType(agency);
  }
}
