import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { type Connection, ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { registerKeyword } from '../actions/register-keyword.js';
import { retireKeyword } from '../actions/retire-keyword.js';
import { findKeyword, listKeywords } from '../database/keyword.queries.js';
import { AgencyType, toAgencyType } from './agency.type.js';
import type { AgenciesContext } from './context.js';
import { RegisterKeywordInputType, RetireKeywordInputType } from './keyword-commands.input.js';
import { SmsKeywordConnection, SmsKeywordType, toSmsKeywordType } from './sms-keyword.type.js';

@ArgsType()
class SmsKeywordsArguments extends ConnectionArguments {
  @Field(() => String)
  agencyCode!: string;
}

/** The keywords of an agency, and the commands on them; each returns the keyword as it is afterwards. */
@Resolver(() => SmsKeywordType)
export class SmsKeywordResolver {
  @Query(() => SmsKeywordConnection, { description: "An agency's keywords by id, those that are over or still to come included." })
  async smsKeywords(
    @Args(() => SmsKeywordsArguments) args: SmsKeywordsArguments,
    @Ctx() { database }: AgenciesContext,
  ): Promise<Connection<SmsKeywordType>> {
    const list = `sms-keywords:${args.agencyCode}`;
    const page = readPage(list, args, ['text']);
    assertAllowed(page);
    const keywords = await listKeywords(database, args.agencyCode, { after: page.after?.[0] ?? null, limit: page.first + 1 });
    return toConnection(keywords.map(toSmsKeywordType), page.first, ({ id }) => encodeKeyset(list, [id]));
  }

  @OnlyFor('administrator')
  @Mutation(() => SmsKeywordType, { description: 'Mendaftarkan kata kunci SMS 1708 sebuah instansi.' })
  registerKeyword(
    @Arg('input', () => RegisterKeywordInputType) input: RegisterKeywordInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<SmsKeywordType> {
    return showKeyword(context, registerKeyword(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => SmsKeywordType, { description: 'Mengakhiri kata kunci SMS 1708.' })
  retireKeyword(
    @Arg('input', () => RetireKeywordInputType) input: RetireKeywordInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<SmsKeywordType> {
    return showKeyword(context, retireKeyword(context.services, context.subject, input));
  }

  @FieldResolver(() => AgencyType, { nullable: true })
  async agency(@Root() { agencyCode }: SmsKeywordType, @Ctx() { loaders }: AgenciesContext): Promise<AgencyType | null> {
    const agency = await loaders.agencyByCode.load(agencyCode);
    return agency && toAgencyType(agency);
  }
}

async function showKeyword({ database }: AgenciesContext, done: Promise<string>): Promise<SmsKeywordType> {
  const keyword = await findKeyword(database, await done);
  if (!keyword) throw new RefusalError('KEYWORD_UNKNOWN');
  return toSmsKeywordType(keyword);
}
