import { RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { EntityManager } from 'typeorm';
import { findPath } from '../database/agency-tree.queries.js';

/** Refuses to touch the place of the national desk and of what it stands below. Throws AGENCY_NOT_CLOSABLE. */
export async function assertNotNationalDesk(manager: EntityManager, code: string): Promise<void> {
  if ((await findPath(manager, NATIONAL_DESK)).includes(code)) throw new RefusalError('AGENCY_NOT_CLOSABLE');
}
