import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { changeAgency } from '../actions/change-agency.js';
import { closeAgency } from '../actions/close-agency.js';
import { mergeAgency } from '../actions/merge-agency.js';
import { moveAgency } from '../actions/move-agency.js';
import { reopenAgency } from '../actions/reopen-agency.js';
import { splitAgency } from '../actions/split-agency.js';
import { AgencyType } from './agency.type.js';
import {
  ChangeAgencyInputType,
  CloseAgencyInputType,
  MergeAgencyInputType,
  MoveAgencyInputType,
  ReopenAgencyInputType,
  SplitAgencyInputType,
} from './agency-tree.input.js';
import type { AgenciesContext } from './context.js';
import { showAgency } from './show-agency.js';

/** The commands on the tree of agencies; each returns an agency as it is afterwards. */
@Resolver()
export class AgencyTreeResolver {
  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Memindahkan instansi ke bawah instansi lain; kodenya tetap.' })
  moveAgency(@Arg('input', () => MoveAgencyInputType) input: MoveAgencyInputType, @Ctx() context: AgenciesContext): Promise<AgencyType> {
    return showAgency(context, moveAgency(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Mengubah jenis, wilayah, zona waktu, atau model integrasi instansi.' })
  changeAgency(
    @Arg('input', () => ChangeAgencyInputType) input: ChangeAgencyInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<AgencyType> {
    return showAgency(context, changeAgency(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Menutup instansi; laporan terbukanya diteruskan kepada penerusnya.' })
  closeAgency(@Arg('input', () => CloseAgencyInputType) input: CloseAgencyInputType, @Ctx() context: AgenciesContext): Promise<AgencyType> {
    return showAgency(context, closeAgency(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Menggabungkan instansi ke instansi lain, yang dikembalikan.' })
  mergeAgency(@Arg('input', () => MergeAgencyInputType) input: MergeAgencyInputType, @Ctx() context: AgenciesContext): Promise<AgencyType> {
    return showAgency(context, mergeAgency(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Memecah instansi menjadi instansi baru; yang dikembalikan ialah penerusnya.' })
  splitAgency(@Arg('input', () => SplitAgencyInputType) input: SplitAgencyInputType, @Ctx() context: AgenciesContext): Promise<AgencyType> {
    return showAgency(context, splitAgency(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Membuka kembali instansi yang ditutup.' })
  reopenAgency(
    @Arg('input', () => ReopenAgencyInputType) input: ReopenAgencyInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<AgencyType> {
    return showAgency(context, reopenAgency(context.services, context.subject, input));
  }
}
