import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@InputType('CreateOfficerAccountInput')
export class CreateOfficerAccountInput {
  @Field(() => String, { description: 'Nama pengguna: huruf kecil, angka dan tanda hubung, 3 sampai 40 karakter, diawali huruf.' })
  username!: string;

  @Field(() => String, { description: 'Nama lengkap.' })
  fullName!: string;

  @Field(() => String, { description: 'Alamat surel dinas.' })
  email!: string;
}

@SignedIn()
@ObjectType('CreatedOfficerAccount')
export class CreatedOfficerAccountType {
  @Field(() => ID, { description: 'Give it to appointOfficer as officerId.' })
  id!: string;

  @Field(() => String)
  username!: string;

  @Field(() => String, { description: 'Kata sandi sekali pakai, shown this once; its owner replaces it with changePassword.' })
  oneTimePassword!: string;
}
