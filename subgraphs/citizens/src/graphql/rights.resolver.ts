import { PERSONS } from '@lapor/schema/access-policies';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { confirmContact } from '../actions/confirm-contact.js';
import { giveConsent, withdrawConsent } from '../actions/consents.js';
import { correctMyData } from '../actions/correct-my-data.js';
import { exportMyData } from '../actions/export-my-data.js';
import { cancelDeletion, requestDeletion } from '../actions/my-deletion.js';
import { type OpenAccess, openAccesses } from '../actions/open-accesses.js';
import { requestConfirmationCode, requestContactCode } from '../actions/request-code.js';
import { type Consent, type ConsentText, findConsents, findConsentTexts } from '../database/consent.store.js';
import { findVerified } from '../database/contact.queries.js';
import { findDeletion } from '../database/deletion.store.js';
import { findStandingHolds } from '../database/legal-hold.store.js';
import type { ContactKind } from '../domain/message/message-channel.js';
import { AccountType } from './account.type.js';
import type { CitizensContext } from './citizens-context.js';
import {
  ConfirmationInput,
  ConfirmContactInput,
  ContactKinds,
  CorrectMyDataInput,
  GiveConsentInput,
  RequestContactCodeInput,
} from './rights.input.js';
import { ConsentTextType, ConsentType, DeletionRequestType, IdentityAccessType, SentCodeType } from './rights.type.js';

/** How many accesses one answer holds. */
const LATEST_ACCESSES = 100;

/** The rights of UU 27/2022, each on one's own account alone. */
@Resolver(() => AccountType)
export class RightsResolver {
  @FieldResolver(() => [ContactKinds], { description: 'The contacts that were confirmed by a code.' })
  verifiedContacts(@Root() { id }: AccountType, @Ctx() { services }: CitizensContext): Promise<readonly ContactKind[]> {
    return findVerified(services.database, id);
  }

  @FieldResolver(() => [ConsentType], { description: 'Persetujuan, given and withdrawn.' })
  consents(@Root() { id }: AccountType, @Ctx() { services }: CitizensContext): Promise<readonly Consent[]> {
    return findConsents(services.database, id);
  }

  @FieldResolver(() => [IdentityAccessType], { description: 'Who looked at one’s identity: the latest 100.' })
  identityAccesses(@Root() { id }: AccountType, @Ctx() { services }: CitizensContext): Promise<readonly OpenAccess[]> {
    return openAccesses(services, id, LATEST_ACCESSES);
  }

  @FieldResolver(() => DeletionRequestType, { nullable: true, description: 'Null when deletion was not asked for.' })
  async deletion(@Root() { id, citizen }: AccountType, @Ctx() { services }: CitizensContext): Promise<object | null> {
    const request = await findDeletion(services.database, id);
    if (!request || citizen === null) return null;
    return { ...request, holds: await findStandingHolds(services.database, citizen.id, services.now()) };
  }

  @Query(() => [ConsentTextType], { description: 'Naskah persetujuan yang berlaku.' })
  consentTexts(@Ctx() { services }: CitizensContext): Promise<readonly ConsentText[]> {
    return findConsentTexts(services.database, latestDateInIndonesia(services.now()));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => SentCodeType, { description: 'Sends a code to one’s own contact, to give in place of the password.' })
  requestConfirmationCode(@Arg('kind', () => ContactKinds) kind: ContactKind, @Ctx() { services, subject }: CitizensContext) {
    return requestConfirmationCode(services, subject, kind);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => SentCodeType, { description: 'Sends a code to a contact that is to be confirmed.' })
  requestContactCode(
    @Arg('input', () => RequestContactCodeInput) input: RequestContactCodeInput,
    @Ctx() { services, subject }: CitizensContext,
  ) {
    return requestContactCode(services, subject, input);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => AccountType, { description: 'Confirms a contact by the code that was sent to it.' })
  async confirmContact(@Arg('input', () => ConfirmContactInput) input: ConfirmContactInput, @Ctx() context: CitizensContext) {
    await confirmContact(context.services, context.subject, input);
    return ownAccount(context);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => AccountType, { description: 'Memperbaiki data diri. E-mail address and phone number change by requestContactCode.' })
  async correctMyData(@Arg('input', () => CorrectMyDataInput) input: CorrectMyDataInput, @Ctx() context: CitizensContext) {
    await correctMyData(context.services, context.subject, input);
    return ownAccount(context);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => String, {
    description: 'Salinan seluruh data diri, a JSON text in the clear. Reports are read beside it with myReports.',
  })
  exportMyData(
    @Arg('confirmation', () => ConfirmationInput) confirmation: ConfirmationInput,
    @Ctx() { services, subject }: CitizensContext,
  ) {
    return exportMyData(services, subject, confirmation);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => AccountType, { description: 'Memberi persetujuan atas naskah yang berlaku.' })
  async giveConsent(@Arg('input', () => GiveConsentInput) input: GiveConsentInput, @Ctx() context: CitizensContext) {
    await giveConsent(context.services, context.subject, input);
    return ownAccount(context);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => AccountType, { description: 'Menarik persetujuan.' })
  async withdrawConsent(@Arg('purpose', () => String) purpose: string, @Ctx() context: CitizensContext) {
    await withdrawConsent(context.services, context.subject, purpose);
    return ownAccount(context);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => AccountType, { description: 'Meminta penghapusan data diri.' })
  async requestDeletion(@Arg('confirmation', () => ConfirmationInput) confirmation: ConfirmationInput, @Ctx() context: CitizensContext) {
    await requestDeletion(context.services, context.subject, confirmation);
    return ownAccount(context);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => AccountType, { description: 'Membatalkan permintaan penghapusan.' })
  async cancelDeletion(@Ctx() context: CitizensContext) {
    await cancelDeletion(context.services, context.subject);
    return ownAccount(context);
  }
}

function ownAccount({ subject, loaders }: CitizensContext): Promise<AccountType | null> {
  if (subject.kind !== 'citizen' && subject.kind !== 'officer') return Promise.resolve(null);
  return loaders.account.load(subject);
}
