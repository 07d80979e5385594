import type { EntityManager } from 'typeorm';
import { ReportSupportEntity } from './report-support.entity.js';

/** Writes a citizen's support. False when this citizen has given it before. */
export async function insertSupport(
  manager: EntityManager,
  support: { readonly reportId: string; readonly citizenId: string; readonly supportedAt: Date },
): Promise<boolean> {
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(ReportSupportEntity)
    .values(support)
    .orIgnore()
    .returning('report_id')
    .updateEntity(false)
    .execute();
  return (raw as unknown[]).length === 1;
}
