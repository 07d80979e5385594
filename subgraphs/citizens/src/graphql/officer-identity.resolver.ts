import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { linkOfficerIdentity } from '../actions/link-officer-identity.js';
import { unlinkOfficerIdentity } from '../actions/unlink-officer-identity.js';
import type { OfficerIdentity } from '../database/officer-identity.store.js';
import { disclosesOfficer } from '../domain/disclosure/officer-disclosure.js';
import { AccountType } from './account.type.js';
import type { CitizensContext } from './citizens-context.js';
import { OfficerType } from './officer.type.js';
import { LinkOfficerIdentityInput, OfficerIdentityType, UnlinkOfficerIdentityInput } from './officer-identity.type.js';

/** One's own links: whoever is linked to a sign-in that is not theirs must be able to see it. */
@Resolver(() => AccountType)
export class AccountIdentityResolver {
  @FieldResolver(() => [OfficerIdentityType], {
    description: 'Identities at agencies’ own sign-ins by which one is known here. Whom they name is in exportMyData alone.',
  })
  identities(@Root() { id }: AccountType, @Ctx() { loaders }: CitizensContext): Promise<readonly OfficerIdentity[]> {
    return loaders.officerIdentities.load(id);
  }
}

/** Officers who sign in at their own agency. */
@Resolver(() => OfficerType)
export class OfficerIdentityResolver {
  @FieldResolver(() => [OfficerIdentityType], {
    nullable: true,
    description: 'Linked identities at agencies’ own sign-ins, for the administrators over the officer; null for everybody else.',
  })
  async identities(
    @Root() { id }: OfficerType,
    @Ctx() { subject, loaders, services }: CitizensContext,
  ): Promise<readonly OfficerIdentity[] | null> {
    if (subject.kind !== 'officer') return null;
    const found = await loaders.officerName.load(id);
    const discloses = found && disclosesOfficer(subject, found.officer, latestDateInIndonesia(services.now()));
    return discloses ? loaders.officerIdentities.load(id) : null;
  }

  @OnlyFor('administrator')
  @Mutation(() => OfficerIdentityType, {
    description: 'Menautkan identitas SSO ke akun petugas, by an administrator who answers for everything the officer holds.',
  })
  linkOfficerIdentity(
    @Arg('input', () => LinkOfficerIdentityInput) input: LinkOfficerIdentityInput,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<OfficerIdentity> {
    return linkOfficerIdentity(services, subject, input);
  }

  @OnlyFor('administrator')
  @Mutation(() => Boolean, {
    description: 'Melepas tautan identitas SSO; true when it was linked. Tokens by it end within a second.',
  })
  unlinkOfficerIdentity(
    @Arg('input', () => UnlinkOfficerIdentityInput) input: UnlinkOfficerIdentityInput,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<boolean> {
    return unlinkOfficerIdentity(services, subject, input);
  }
}
