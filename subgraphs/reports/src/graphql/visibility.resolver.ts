import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { approveIdentityReveal } from '../actions/approve-identity-reveal.js';
import { changeVisibility } from '../actions/change-visibility.js';
import { openConfidential } from '../actions/open-confidential.js';
import { revealIdentity } from '../actions/reveal-identity.js';
import { findReveals } from '../database/identity-reveal.store.js';
import { decideAsking } from '../domain/reveal/reveal.js';
import type { ReportsContext } from './context.js';
import { toRevealedReporter } from './references.type.js';
import { ReportType } from './report.type.js';
import { IdentityRevealType, RevealIdentityPayloadType, toIdentityRevealType } from './reveal-identity.type.js';
import { showReport } from './show-report.js';
import {
  ApproveIdentityRevealInputType,
  ChangeVisibilityInputType,
  OpenConfidentialInputType,
  RevealIdentityInputType,
} from './visibility.input.js';

/** Who may see what, and who has looked behind it. */
@Resolver(() => ReportType)
export class VisibilityResolver {
  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengubah keterbukaan laporan; petugas hanya dapat memperketat.' })
  changeVisibility(
    @Arg('input', () => ChangeVisibilityInputType) input: ChangeVisibilityInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, changeVisibility(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Membuka isi laporan rahasia bagi pimpinan atau pengawas; tercatat.' })
  openConfidential(
    @Arg('input', () => OpenConfidentialInputType) input: OpenConfidentialInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, openConfidential(context.services, context.subject, input));
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => RevealIdentityPayloadType, { description: 'Meminta pembukaan identitas pelapor; tercatat dan terlihat oleh pelapor.' })
  async revealIdentity(
    @Arg('input', () => RevealIdentityInputType) input: RevealIdentityInputType,
    @Ctx() context: ReportsContext,
  ): Promise<RevealIdentityPayloadType> {
    const { report, requestId, pending, grant } = await revealIdentity(context.services, context.subject, input);
    return { requestId, pending, revealedReporter: toRevealedReporter(grant), report: await showReport(context, report) };
  }

  @OnlyFor('nationalAdministrator')
  @Mutation(() => ReportType, { description: 'Menyetujui permintaan pembukaan identitas dari petugas lain.' })
  approveIdentityReveal(
    @Arg('input', () => ApproveIdentityRevealInputType) input: ApproveIdentityRevealInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, approveIdentityReveal(context.services, context.subject, input));
  }

  @FieldResolver(() => [IdentityRevealType], { description: 'Permintaan pembukaan identitas; kosong bagi umum.' })
  async identityReveals(@Root() { id, view }: ReportType, @Ctx() { services, subject }: ReportsContext): Promise<IdentityRevealType[]> {
    if (!view.has('record')) return [];
    const reveals = await findReveals(services.database, id);
    return reveals.map((reveal) => toIdentityRevealType(reveal, decideAsking(subject).ok));
  }
}
