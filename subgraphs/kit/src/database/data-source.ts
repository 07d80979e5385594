import { DataSource, type DataSourceOptions } from 'typeorm';
import { PreparingClient } from './preparing-client.js';

/** What a subgraph adds to its data source. */
export interface DatabaseOptions {
  readonly url: string;
  readonly name: string;
  readonly poolSize: number;
  readonly entities: DataSourceOptions['entities'];
  readonly migrations: DataSourceOptions['migrations'];
  /** Whether statements are prepared (`PreparingClient`); for databases whose statements run hundreds of times a second. */
  readonly prepared?: boolean;
}

type MixedList = NonNullable<DataSourceOptions['entities']>;

/** How long a statement, and a whole transaction, may run: a long write transaction delays every reader of the log. */
const STATEMENT_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 3_000;

/** A PostgreSQL data source that never changes a schema by itself; migrations are the only way. */
export function createDataSource({ url, name, poolSize, entities, migrations, prepared }: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: name,
    entities: entities as MixedList,
    migrations: migrations as MixedList as never,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize,
    poolErrorHandler: () => undefined,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
      ...(prepared ? { Client: PreparingClient } : {}),
    },
  });
}
