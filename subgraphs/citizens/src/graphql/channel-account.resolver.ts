import { OnlyWithScope, SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { findChannelContacts } from '../actions/channel-contacts.js';
import { claimAccount, requestAccountClaim } from '../actions/claim-account.js';
import { issueClaimCode } from '../actions/issue-claim-code.js';
import { openChannelAccount, openChannelAccounts } from '../actions/open-channel-account.js';
import type { CitizensContext } from './citizens-context.js';
import { SentCodeType } from './rights.type.js';
import { SignInResultType, toSignInResultType } from './sign-in-result.type.js';

@SignedIn()
@ObjectType('ChannelAccount', { description: 'For the SMS channel: by what fileReportByChannel knows the reporter.' })
export class ChannelAccountType {
  @Field(() => ID)
  reporterKey!: string;

  @Field(() => ID, { description: 'By what channelContacts finds the number again; different each time.' })
  addressee!: string;
}

@SignedIn()
@ObjectType('ChannelContact', { description: 'For the SMS channel, at the moment it sends: where a message goes.' })
export class ChannelContactType {
  @Field(() => ID)
  addressee!: string;

  @Field(() => String, { nullable: true, description: 'Nomor telepon, E.164; null for whoever was deleted or has no number any more.' })
  phone!: string | null;

  @Field(() => ID, { nullable: true, description: 'The pseudonym at the beginning of reporterKey.' })
  reporter!: string | null;
}

@SignedIn()
@ObjectType('ChannelClaimCode', {
  description: 'For the SMS channel: a one-time code for the next message to somebody, kept nowhere else.',
})
export class ChannelClaimCodeType {
  @Field(() => String)
  code!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

@InputType('ClaimAccountInput')
export class ClaimAccountInput {
  @Field(() => String, { description: 'Nomor telepon.' })
  phone!: string;

  @Field(() => String, { description: 'Kode sekali pakai of requestAccountClaim, or the one in the SMS that a report was disposed.' })
  code!: string;

  @Field(() => String, { description: 'Nama lengkap.' })
  fullName!: string;

  @Field(() => String, { description: 'Kata sandi: at least 10 characters, not one’s name or number.' })
  password!: string;
}

/** Accounts of those who report by SMS: made by the channel, taken over by their owners. */
@Resolver()
export class ChannelAccountResolver {
  @OnlyWithScope('channels:sms')
  @Mutation(() => ChannelAccountType, { description: 'Kanal SMS alone: the reporter behind a phone number, known or new.' })
  async openChannelAccount(@Arg('phone', () => String) phone: string, @Ctx() { services, subject }: CitizensContext) {
    return Object.assign(new ChannelAccountType(), await openChannelAccount(services, subject, phone));
  }

  @OnlyWithScope('channels:sms')
  @Mutation(() => [ChannelAccountType], {
    nullable: 'items',
    description: 'The same for up to 64 numbers, in their order; null for what is no telephone number of Indonesia.',
  })
  async openChannelAccounts(
    @Arg('phones', () => [String]) phones: string[],
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<(ChannelAccountType | null)[]> {
    const accounts = await openChannelAccounts(services, subject, phones);
    return accounts.map((account) => account && Object.assign(new ChannelAccountType(), account));
  }

  @OnlyWithScope('channels:sms')
  @Query(() => [ChannelContactType], { description: 'Kanal SMS alone: the numbers of up to 100 addressees, in their order.' })
  async channelContacts(
    @Arg('addressees', () => [ID]) addressees: string[],
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<ChannelContactType[]> {
    const contacts = await findChannelContacts(services, subject, addressees);
    return contacts.map((contact) => Object.assign(new ChannelContactType(), contact));
  }

  @OnlyWithScope('channels:sms')
  @Mutation(() => ChannelClaimCodeType, {
    nullable: true,
    description: 'Kanal SMS alone: a code with which an addressee takes their account over; null where there is none to take over.',
  })
  async issueClaimCode(
    @Arg('addressee', () => ID) addressee: string,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<ChannelClaimCodeType | null> {
    const issued = await issueClaimCode(services, subject, addressee);
    return issued && Object.assign(new ChannelClaimCodeType(), issued);
  }

  @Mutation(() => SentCodeType, { description: 'Sends a code to a number that has reported by SMS. Every number gets the same answer.' })
  requestAccountClaim(@Arg('phone', () => String) phone: string, @Ctx() { services }: CitizensContext) {
    return requestAccountClaim(services, phone);
  }

  @Mutation(() => SignInResultType, { description: 'Mengambil alih akun nomor telepon: its reports by SMS are then one’s own.' })
  async claimAccount(@Arg('input', () => ClaimAccountInput) input: ClaimAccountInput, @Ctx() { services }: CitizensContext) {
    return toSignInResultType(await claimAccount(services, input));
  }
}
