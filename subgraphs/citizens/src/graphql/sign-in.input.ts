import { Field, InputType } from 'type-graphql';

@InputType('SignInInput')
export class SignInInput {
  @Field(() => String, { description: 'User name, e-mail address or phone number.' })
  username!: string;

  @Field(() => String, { description: 'Kata sandi.' })
  password!: string;
}
