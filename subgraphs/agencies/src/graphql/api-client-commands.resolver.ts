import { RefusalError } from '@lapor/kit/refusal';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { changeApiClient } from '../actions/change-api-client.js';
import { registerApiClient } from '../actions/register-api-client.js';
import { resumeApiClient } from '../actions/resume-api-client.js';
import { suspendApiClient } from '../actions/suspend-api-client.js';
import { findApiClient } from '../database/api-client.queries.js';
import { ApiClientType, toApiClientType } from './api-client.type.js';
import {
  ChangeApiClientInputType,
  RegisterApiClientInputType,
  ResumeApiClientInputType,
  SuspendApiClientInputType,
} from './api-client-commands.input.js';
import type { AgenciesContext } from './context.js';

/** The commands on API clients; each returns the client as it is afterwards. */
@Resolver()
export class ApiClientCommandsResolver {
  @OnlyFor('administrator')
  @Mutation(() => ApiClientType, { description: 'Mendaftarkan klien API; kredensial diterbitkan terpisah.' })
  registerApiClient(
    @Arg('input', () => RegisterApiClientInputType) input: RegisterApiClientInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<ApiClientType> {
    return showApiClient(context, registerApiClient(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => ApiClientType, { description: 'Mengubah lingkup, kuota, tujuan atau masa berlaku klien API.' })
  changeApiClient(
    @Arg('input', () => ChangeApiClientInputType) input: ChangeApiClientInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<ApiClientType> {
    return showApiClient(context, changeApiClient(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => ApiClientType, { description: 'Menangguhkan klien API seketika.' })
  suspendApiClient(
    @Arg('input', () => SuspendApiClientInputType) input: SuspendApiClientInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<ApiClientType> {
    return showApiClient(context, suspendApiClient(context.services, context.subject, input));
  }

  @OnlyFor('administrator')
  @Mutation(() => ApiClientType, { description: 'Memulihkan klien API yang ditangguhkan.' })
  resumeApiClient(
    @Arg('input', () => ResumeApiClientInputType) input: ResumeApiClientInputType,
    @Ctx() context: AgenciesContext,
  ): Promise<ApiClientType> {
    return showApiClient(context, resumeApiClient(context.services, context.subject, input));
  }
}

async function showApiClient({ database, services }: AgenciesContext, done: Promise<string>): Promise<ApiClientType> {
  const client = await findApiClient(database, await done);
  if (!client) throw new RefusalError('API_CLIENT_UNKNOWN');
  return toApiClientType(client, services.now());
}
