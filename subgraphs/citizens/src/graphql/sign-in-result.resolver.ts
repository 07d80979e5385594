import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AccountType } from './account.type.js';
import type { CitizensContext } from './citizens-context.js';
import { SignInResultType } from './sign-in-result.type.js';

@Resolver(() => SignInResultType)
export class SignInResultResolver {
  @FieldResolver(() => AccountType)
  account(@Root() { subject }: SignInResultType, @Ctx() { loaders }: CitizensContext): Promise<AccountType | null> {
    return loaders.account.load(subject);
  }
}
