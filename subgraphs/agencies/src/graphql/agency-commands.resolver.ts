import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { registerAgency } from '../actions/register-agency.js';
import { renameAgency } from '../actions/rename-agency.js';
import { AgencyType } from './agency.type.js';
import { RegisterAgencyInputType, RenameAgencyInputType } from './agency-commands.input.js';
import type { AgenciesContext } from './context.js';
import { showAgency } from './show-agency.js';

/** The commands on agencies; each returns the agency as it is afterwards. */
@Resolver()
export class AgencyCommandsResolver {
  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Mendaftarkan instansi atau unit kerja baru.' })
  registerAgency(
    @Arg('input', () => RegisterAgencyInputType) input: RegisterAgencyInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<AgencyType> {
    return showAgency(context, registerAgency(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => AgencyType, { description: 'Mengubah nama instansi; kodenya tetap.' })
  renameAgency(
    @Arg('input', () => RenameAgencyInputType) input: RenameAgencyInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<AgencyType> {
    return showAgency(context, renameAgency(context.services, context.subject, input));
  }
}
