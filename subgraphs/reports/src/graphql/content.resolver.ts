import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root, registerEnumType } from 'type-graphql';
import { hintLanguage } from '../actions/hint-language.js';
import { publishContent } from '../actions/publish-content.js';
import { findContentVersions } from '../database/content-version.store.js';
import { LANGUAGE_HINTS, type LanguageHint } from '../domain/content/language-hint.js';
import { ContentVersionType, toContentVersionType } from './content-version.type.js';
import type { ReportsContext } from './context.js';
import { ReportType } from './report.type.js';
import { showReport } from './show-report.js';
import { PublishContentInputType } from './visibility.input.js';

const LanguageHintEnum = Object.fromEntries(LANGUAGE_HINTS.map((hint) => [hint, hint])) as Record<LanguageHint, LanguageHint>;
registerEnumType(LanguageHintEnum, {
  name: 'LanguageHint',
  description: 'Bahasa yang diperkirakan; hanya petunjuk.',
  valuesConfig: {
    ind: { description: 'Bahasa Indonesia' },
    jav: { description: 'Bahasa Jawa' },
    sun: { description: 'Bahasa Sunda' },
    other: { description: 'Bahasa lain' },
  },
});

/** The edited text beside the original. */
@Resolver(() => ReportType)
export class ContentResolver {
  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mempublikasikan naskah suntingan setelah pemeriksaan data pribadi.' })
  publishContent(
    @Arg('input', () => PublishContentInputType) input: PublishContentInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, publishContent(context.services, context.subject, input));
  }

  @FieldResolver(() => [ContentVersionType], { description: 'Semua naskah suntingan, yang terlama lebih dahulu; kosong bagi umum.' })
  async contentVersions(@Root() { id, view }: ReportType, @Ctx() { services }: ReportsContext): Promise<ContentVersionType[]> {
    return view.has('record') ? (await findContentVersions(services.database, [id])).map(toContentVersionType) : [];
  }

  @FieldResolver(() => LanguageHintEnum, { nullable: true, description: 'Bahasa naskah asli menurut perkiraan; null bila terlalu pendek.' })
  languageHint(@Root() { title, content }: ReportType): LanguageHint | null {
    return content === null ? null : hintLanguage(`${title ?? ''}\n${content}`);
  }
}
