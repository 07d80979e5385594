import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { claimAccount, requestAccountClaim } from '../actions/claim-account.js';
import { openChannelAccount } from '../actions/open-channel-account.js';
import type { CitizensContext } from './citizens-context.js';
import { SentCodeType } from './rights.type.js';
import { SignInResultType, toSignInResultType } from './sign-in-result.type.js';

@SignedIn()
@ObjectType('ChannelAccount', { description: 'For the SMS channel: by what fileReportByChannel knows the reporter.' })
export class ChannelAccountType {
  @Field(() => ID)
  reporterKey!: string;
}

@InputType('ClaimAccountInput')
export class ClaimAccountInput {
  @Field(() => String, { description: 'Nomor telepon.' })
  phone!: string;

  @Field(() => String, { description: 'Kode sekali pakai of requestAccountClaim.' })
  code!: string;

  @Field(() => String, { description: 'Nama lengkap.' })
  fullName!: string;

  @Field(() => String, { description: 'Kata sandi: at least 10 characters, not one’s name or number.' })
  password!: string;
}

/** Accounts of those who report by SMS: made by the channel, taken over by their owners. */
@Resolver()
export class ChannelAccountResolver {
  @SignedIn()
  @Mutation(() => ChannelAccountType, { description: 'Kanal SMS alone: the reporter behind a phone number, known or new.' })
  async openChannelAccount(@Arg('phone', () => String) phone: string, @Ctx() { services, subject }: CitizensContext) {
    return Object.assign(new ChannelAccountType(), { reporterKey: await openChannelAccount(services, subject, phone) });
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
