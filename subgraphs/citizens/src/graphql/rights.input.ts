import { Field, InputType, registerEnumType } from 'type-graphql';
import type { ContactKind } from '../domain/message/message-channel.js';

export const ContactKinds = { EMAIL: 'EMAIL', PHONE: 'PHONE' } as const satisfies { readonly [K in ContactKind]: K };
registerEnumType(ContactKinds, {
  name: 'ContactKind',
  description: 'Jenis kontak.',
  valuesConfig: { EMAIL: { description: 'Surel' }, PHONE: { description: 'Nomor telepon' } },
});

@InputType('ConfirmationInput', {
  description: 'Shows anew that the account is one’s own: the password, or a code of requestConfirmationCode.',
})
export class ConfirmationInput {
  @Field(() => String, { nullable: true, description: 'Kata sandi.' })
  password?: string | null;

  @Field(() => String, { nullable: true, description: 'Kode sekali pakai.' })
  code?: string | null;
}

@InputType('CorrectMyDataInput', { description: 'Perbaikan data diri. What is left out stays as it is.' })
export class CorrectMyDataInput extends ConfirmationInput {
  @Field(() => String, { nullable: true, description: 'Nama lengkap.' })
  fullName?: string | null;

  @Field(() => String, { nullable: true, description: 'Nomor Induk Kependudukan: 16 digits.' })
  nik?: string | null;

  @Field(() => String, { nullable: true, description: 'Alamat tempat tinggal.' })
  address?: string | null;
}

@InputType('RequestContactCodeInput')
export class RequestContactCodeInput extends ConfirmationInput {
  @Field(() => ContactKinds)
  kind!: ContactKind;

  @Field(() => String, {
    nullable: true,
    description:
      'A new e-mail address or phone number, which takes the former one’s place once its code is shown; needs the password or a code.',
  })
  value?: string | null;
}

@InputType('ConfirmContactInput')
export class ConfirmContactInput {
  @Field(() => ContactKinds)
  kind!: ContactKind;

  @Field(() => String, { description: 'Kode sekali pakai.' })
  code!: string;
}

@InputType('GiveConsentInput')
export class GiveConsentInput {
  @Field(() => String)
  purpose!: string;

  @Field(() => String)
  version!: string;
}
