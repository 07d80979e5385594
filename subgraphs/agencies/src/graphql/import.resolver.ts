import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { importRegistry } from '../actions/import-registry.js';
import type { AgenciesContext } from './context.js';
import { ImportRegistryInputType, ImportResultType } from './import.type.js';

/** Whole tables at once. */
@Resolver()
export class ImportResolver {
  @OnlyFor('administrator')
  @Mutation(() => ImportResultType, {
    description: 'Mengimpor tabel instansi, unit, kata kunci, atau petugas: seluruhnya, atau tidak sama sekali.',
  })
  async importRegistry(
    @Arg('input', () => ImportRegistryInputType) input: ImportRegistryInputType,
    @Ctx() { services, subject }: AgenciesContext,
  ): Promise<ImportResultType> {
    const result = await importRegistry(services, subject, input);
    return Object.assign(new ImportResultType(), { ...result, dryRun: input.dryRun });
  }
}
