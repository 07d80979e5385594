import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Directive, Field, ObjectType } from 'type-graphql';
import { redeemGrant } from '../actions/redeem-grant.js';
import { maskEmail } from '../domain/masking/mask-email.js';
import { maskPhone } from '../domain/masking/mask-phone.js';
import { openPerson } from '../vault/person.js';
import type { CitizensContext } from './citizens-context.js';

@Directive('@key(fields: "grant")')
@SignedIn()
@ObjectType('RevealedReporter', { description: 'Pelapor yang identitasnya dibuka; aksesnya dicatat dan terlihat oleh pelapor.' })
export class RevealedReporterType {
  @Directive('@inaccessible')
  @Field(() => String)
  grant!: string;

  @Field(() => String, { nullable: true, description: 'Nama lengkap.' })
  displayName!: string | null;

  @Field(() => String, { nullable: true, description: 'Masked: s***@contoh.id' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Masked: +62********890' })
  phone!: string | null;
}

/** `RevealedReporter` by its grant; null for whom the grant was not given to. */
export async function resolveRevealedReporter(
  { grant }: { readonly grant: string },
  { services, subject }: CitizensContext,
): Promise<RevealedReporterType | null> {
  const account = await redeemGrant(services, subject, grant);
  if (!account) return null;
  const { FULL_NAME, EMAIL, PHONE } = account.person === null ? {} : await openPerson(services.vault, account.id, account.person);
  return Object.assign(new RevealedReporterType(), {
    grant,
    displayName: FULL_NAME ?? null,
    email: EMAIL === undefined ? null : maskEmail(EMAIL),
    phone: PHONE === undefined ? null : maskPhone(PHONE),
  });
}
