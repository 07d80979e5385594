import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { registerClientKey, removeClientKey } from '../actions/client-keys.js';
import { type IssuedSecret, issueClientSecret, revokeClientSecret } from '../actions/client-secrets.js';
import { readClientCredentials } from '../actions/read-client-credentials.js';
import type { CitizensContext } from './citizens-context.js';
import {
  ClientCredentialsType,
  IssueClientSecretInput,
  IssuedClientSecretType,
  RegisterClientKeyInput,
} from './client-credentials.type.js';

/** The credentials of API clients, for the administrators and developers of the agency that owns them. */
@Resolver()
export class ClientCredentialsResolver {
  @SignedIn()
  @Query(() => ClientCredentialsType, { description: 'Kredensial klien API; hanya untuk pengelolanya.' })
  clientCredentials(
    @Arg('clientId', () => ID) clientId: string,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<ClientCredentialsType> {
    return readClientCredentials(services, subject, clientId);
  }

  @SignedIn()
  @Mutation(() => IssuedClientSecretType, { description: 'Menerbitkan rahasia baru bagi klien API; ditampilkan sekali ini saja.' })
  issueClientSecret(
    @Arg('input', () => IssueClientSecretInput) input: IssueClientSecretInput,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<IssuedSecret> {
    return issueClientSecret(services, subject, input);
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: 'Mencabut rahasia klien API beserta semua token yang telah diterbitkan baginya.' })
  async revokeClientSecret(
    @Arg('clientId', () => ID) clientId: string,
    @Arg('secretId', () => ID) secretId: string,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<boolean> {
    await revokeClientSecret(services, subject, clientId, secretId);
    return true;
  }

  @SignedIn()
  @Mutation(() => String, { description: 'Mendaftarkan kunci publik klien API; gives its kid.' })
  registerClientKey(
    @Arg('input', () => RegisterClientKeyInput) { clientId, jwk }: RegisterClientKeyInput,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<string> {
    return registerClientKey(services, subject, clientId, jwk);
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: 'Menghapus kunci klien API beserta semua token yang telah diterbitkan baginya.' })
  async removeClientKey(
    @Arg('clientId', () => ID) clientId: string,
    @Arg('kid', () => String) kid: string,
    @Ctx() { services, subject }: CitizensContext,
  ): Promise<boolean> {
    await removeClientKey(services, subject, clientId, kid);
    return true;
  }
}
