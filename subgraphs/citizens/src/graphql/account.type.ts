import { currentMemberships } from '@lapor/schema/officer';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { AccountRecord } from '../database/account.queries.js';
import { ACCOUNT_KINDS, type AccountKind } from '../domain/account/account.js';
import { maskEmail } from '../domain/masking/mask-email.js';
import { maskNik } from '../domain/masking/mask-nik.js';
import { maskPhone } from '../domain/masking/mask-phone.js';
import { openPerson } from '../vault/person.js';
import type { VaultKeys } from '../vault/vault-keys.js';
import { CitizenType } from './citizen.type.js';
import { MembershipType, toMembershipType } from './membership.type.js';

const AccountKinds = Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, kind])) as { readonly [K in AccountKind]: K };
registerEnumType(AccountKinds, {
  name: 'AccountKind',
  description: 'Jenis akun.',
  valuesConfig: { CITIZEN: { description: 'Warga' }, OFFICER: { description: 'Petugas' } },
});

/** Only ever one's own account; there is no way to ask for another's. */
@ObjectType('Account', { description: 'One’s own account. Contact data is masked.' })
export class AccountType {
  @Field(() => ID)
  id!: string;

  @Field(() => AccountKinds)
  kind!: AccountKind;

  @Field(() => String, { description: 'Nama pengguna; one may also sign in with the e-mail address or the phone number.' })
  username!: string;

  @Field(() => String, { nullable: true })
  displayName!: string | null;

  @Field(() => String, { nullable: true, description: 'Masked: s***@contoh.id' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Masked: +62********890' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Masked: ************0001. The full number is in exportMyData alone.' })
  nik!: string | null;

  @Field(() => Boolean, { description: 'Whether an address is kept. It is in exportMyData alone.' })
  hasAddress!: boolean;

  @Field(() => CitizenType, { nullable: true, description: 'The pseudonym under which a citizen reports; null for officers.' })
  citizen!: CitizenType | null;

  @Field(() => [MembershipType], { description: 'The roles of an officer; none for a citizen.' })
  memberships!: MembershipType[];
}

/** One's own account as it is on a day, `YYYY-MM-DD`; null when the person was deleted. */
export async function toAccountType(keys: VaultKeys, record: AccountRecord, today: string): Promise<AccountType | null> {
  const { id, kind, username, citizenId } = record;
  if (record.person === null) return null;
  const { FULL_NAME, EMAIL, PHONE, NIK, ADDRESS } = await openPerson(keys, id, record.person);
  const displayName = FULL_NAME ?? null;
  return Object.assign(new AccountType(), {
    id,
    kind,
    username,
    displayName,
    email: EMAIL === undefined ? null : maskEmail(EMAIL),
    phone: PHONE === undefined ? null : maskPhone(PHONE),
    nik: NIK === undefined ? null : maskNik(NIK),
    hasAddress: ADDRESS !== undefined,
    citizen: citizenId === null ? null : Object.assign(new CitizenType(), { id: citizenId, displayName }),
    memberships: (record.officer ? currentMemberships(record.officer, today) : []).map(toMembershipType),
  });
}
