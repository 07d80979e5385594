import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { appointOfficer } from '../actions/appoint-officer.js';
import { endMembership } from '../actions/end-membership.js';
import { deactivateOfficer, reactivateOfficer } from '../actions/officer-activity.js';
import { endOfficerLeave, setOfficerLeave } from '../actions/officer-leave.js';
import type { AgenciesContext } from './context.js';
import { OfficerType } from './officer.type.js';
import {
  AppointOfficerInputType,
  DeactivateOfficerInputType,
  EndMembershipInputType,
  OfficerInputType,
  SetOfficerLeaveInputType,
} from './officer-commands.input.js';
import { showOfficer } from './show-officer.js';

/** The commands on officers; each returns the officer as they are afterwards. */
@Resolver()
export class OfficerCommandsResolver {
  @OnlyFor('administrator')
  @Mutation(() => OfficerType, { description: 'Mengangkat petugas dalam suatu peran, atau mengubah masa berlakunya.' })
  appointOfficer(
    @Arg('input', () => AppointOfficerInputType) input: AppointOfficerInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<OfficerType> {
    return showOfficer(context, appointOfficer(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => OfficerType, { description: 'Mengakhiri peran petugas; berlaku seketika.' })
  endMembership(
    @Arg('input', () => EndMembershipInputType) input: EndMembershipInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<OfficerType> {
    return showOfficer(context, endMembership(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => OfficerType, { description: 'Mencatat cuti petugas dan penggantinya.' })
  setOfficerLeave(
    @Arg('input', () => SetOfficerLeaveInputType) input: SetOfficerLeaveInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<OfficerType> {
    return showOfficer(context, setOfficerLeave(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => OfficerType, { description: 'Mengakhiri cuti petugas seketika.' })
  endOfficerLeave(@Arg('input', () => OfficerInputType) input: OfficerInputType, @Ctx() context: AgenciesContext): Promise<OfficerType> {
    return showOfficer(context, endOfficerLeave(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => OfficerType, { description: 'Menonaktifkan petugas; berlaku seketika.' })
  deactivateOfficer(
    @Arg('input', () => DeactivateOfficerInputType) input: DeactivateOfficerInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<OfficerType> {
    return showOfficer(context, deactivateOfficer(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => OfficerType, { description: 'Mengaktifkan kembali petugas.' })
  reactivateOfficer(@Arg('input', () => OfficerInputType) input: OfficerInputType, @Ctx() context: AgenciesContext): Promise<OfficerType> {
    return showOfficer(context, reactivateOfficer(context.services, context.subject, input));
  }
}
