import { Field, InputType } from 'type-graphql';
import { SignInInput } from './sign-in.input.js';

@InputType('ChangePasswordInput')
export class ChangePasswordInput extends SignInInput {
  @Field(() => String, { description: 'Kata sandi baru: at least 10 characters, not one’s name or address.' })
  newPassword!: string;
}
