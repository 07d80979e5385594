import { Field, InputType } from 'type-graphql';

@InputType('RegisterInput', { description: 'Pendaftaran. An e-mail address or a phone number is needed, or both.' })
export class RegisterInput {
  @Field(() => String, { description: 'Nama lengkap.' })
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'Alamat surel.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Nomor telepon Indonesia: 0812…, 62812… or +62812….' })
  phone?: string | null;

  @Field(() => String, { description: 'Kata sandi: at least 10 characters, not one’s name or address.' })
  password!: string;

  @Field(() => String, { nullable: true, description: 'Nomor Induk Kependudukan: 16 digits.' })
  nik?: string | null;

  @Field(() => String, { nullable: true, description: 'Alamat tempat tinggal.' })
  address?: string | null;
}
