import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { changePassword } from '../actions/change-password.js';
import { register } from '../actions/register.js';
import { signIn } from '../actions/sign-in.js';
import { AccountType } from './account.type.js';
import { ChangePasswordInput } from './change-password.input.js';
import type { CitizensContext } from './citizens-context.js';
import { RegisterInput } from './register.input.js';
import { SignInInput } from './sign-in.input.js';
import { SignInResultType, toSignInResultType } from './sign-in-result.type.js';

@Resolver()
export class AccountResolver {
  @Query(() => AccountType, { nullable: true, description: 'The account that is signed in; null without a token.' })
  async me(@Ctx() { subject, loaders }: CitizensContext): Promise<AccountType | null> {
    return subject.kind === 'citizen' || subject.kind === 'officer' ? loaders.account.load(subject) : null;
  }

  @Mutation(() => SignInResultType, { description: 'Daftar: opens an account for a citizen and signs in.' })
  async register(@Arg('input', () => RegisterInput) input: RegisterInput, @Ctx() { services }: CitizensContext): Promise<SignInResultType> {
    return toSignInResultType(await register(services, input));
  }

  @Mutation(() => SignInResultType, { description: 'Masuk.' })
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() { services }: CitizensContext): Promise<SignInResultType> {
    return toSignInResultType(await signIn(services, input));
  }

  @Mutation(() => SignInResultType, { description: 'Ganti kata sandi, by the present one, and sign in.' })
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() { services }: CitizensContext,
  ): Promise<SignInResultType> {
    return toSignInResultType(await changePassword(services, input));
  }
}
