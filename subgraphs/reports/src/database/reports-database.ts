import { createDataSource } from '@lapor/subgraph-kit/database/data-source';
import { CreateEventLog1763942400000 } from '@lapor/subgraph-kit/event-log/create-event-log.migration';
import type { DataSource } from 'typeorm';
import { DispositionEntity } from './disposition.entity.js';
import { FollowUpEntity } from './follow-up.entity.js';
import { CreateRegistryProjection1764028860000 } from './migrations/create-registry-projection.migration.js';
import { CreateReports1764028800000 } from './migrations/create-reports.migration.js';
import { ReportEntity } from './report.entity.js';

/** The reports database with its tables and migrations. */
export function reportsDatabase({ url, poolSize }: { readonly url: string; readonly poolSize: number }): DataSource {
  return createDataSource({
    url,
    name: 'reports',
    poolSize,
    entities: [ReportEntity, DispositionEntity, FollowUpEntity],
    migrations: [CreateEventLog1763942400000, CreateReports1764028800000, CreateRegistryProjection1764028860000],
  });
}
