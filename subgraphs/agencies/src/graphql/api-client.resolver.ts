import { assertAllowed } from '@lapor/kit/refusal';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { type Connection, ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { readApiClient, readApiClients } from '../actions/read-api-clients.js';
import { ApiClientConnection, ApiClientType, toApiClientType } from './api-client.type.js';
import type { AgenciesContext } from './context.js';

@ArgsType()
class ApiClientsArguments extends ConnectionArguments {
  @Field(() => String, { nullable: true, description: 'Instansi pemilik; tanpa isian semua, hanya untuk Admin Nasional.' })
  ownerCode?: string | null;
}

/** The register of API clients, for those who administer or develop them. */
@Resolver()
export class ApiClientResolver {
  @OnlyFor('officer')
  @Query(() => ApiClientType, { nullable: true, description: 'Satu klien API; hanya untuk pengelola instansi pemiliknya.' })
  async apiClient(@Arg('id', () => ID) id: string, @Ctx() { services, subject }: AgenciesContext): Promise<ApiClientType | null> {
    const client = await readApiClient(services, subject, id);
    return client && toApiClientType(client, services.now());
  }

  @OnlyFor('officer')
  @Query(() => ApiClientConnection, { description: 'Klien API sebuah instansi, menurut id; hanya untuk pengelolanya.' })
  async apiClients(
    @Args(() => ApiClientsArguments) args: ApiClientsArguments,
    @Ctx() { services, subject }: AgenciesContext,
  ): Promise<Connection<ApiClientType>> {
    const ownerCode = args.ownerCode ?? null;
    const list = `api-clients:${ownerCode ?? ''}`;
    const page = readPage(list, args, ['text']);
    assertAllowed(page);
    const clients = await readApiClients(services, subject, ownerCode, { after: page.after?.[0] ?? null, limit: page.first + 1 });
    const nodes = clients.map((client) => toApiClientType(client, services.now()));
    return toConnection(nodes, page.first, ({ id }) => encodeKeyset(list, [id]));
  }
}
