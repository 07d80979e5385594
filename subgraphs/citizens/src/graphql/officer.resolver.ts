import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { createOfficerAccount } from '../actions/create-officer-account.js';
import { disclosesOfficer } from '../domain/disclosure/officer-disclosure.js';
import type { CitizensContext } from './citizens-context.js';
import { OfficerType } from './officer.type.js';
import { CreatedOfficerAccountType, CreateOfficerAccountInput } from './officer-account.type.js';

@Resolver(() => OfficerType)
export class OfficerResolver {
  @FieldResolver(() => String, { nullable: true, description: 'For the administrators over the officer; null for everybody else.' })
  async displayName(@Root() { id }: OfficerType, @Ctx() { subject, loaders, services }: CitizensContext): Promise<string | null> {
    // Asked before anything sealed is opened for somebody who may read no officer's name at all.
    if (subject.kind !== 'officer') return null;
    const found = await loaders.officerName.load(id);
    return found && disclosesOfficer(subject, found.officer, latestDateInIndonesia(services.now())) ? found.displayName : null;
  }

  @OnlyFor('administrator')
  @Mutation(() => CreatedOfficerAccountType, { description: 'Membuat akun petugas tanpa hak; haknya diberikan dengan appointOfficer.' })
  async createOfficerAccount(
    @Arg('input', () => CreateOfficerAccountInput) input: CreateOfficerAccountInput,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<CreatedOfficerAccountType> {
    return Object.assign(new CreatedOfficerAccountType(), await createOfficerAccount(services, subject, input));
  }
}
