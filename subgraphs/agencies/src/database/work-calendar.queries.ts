import { createCalendar, type WorkCalendar } from '@lapor/schema/calendar/work-calendar';
import { hoursAlong } from '@lapor/schema/calendar/working-hours';
import type { EntityManager } from 'typeorm';
import { isAgencyCode } from '../domain/agency/agency.js';
import { findAgenciesByCode } from './agency.queries.js';
import { findPath } from './agency-tree.queries.js';
import { findWorkingHours, listDaysOff } from './calendar.queries.js';

/** When an agency works: its hours or those above it, and the days off where it is. Null for an unknown agency. */
export async function readWorkCalendar(database: EntityManager, agencyCode: string): Promise<WorkCalendar | null> {
  const [agency] = isAgencyCode(agencyCode) ? await findAgenciesByCode(database, [agencyCode]) : [];
  if (!agency) return null;
  const path = await findPath(database, agencyCode);
  const hours = hoursAlong(path, await findWorkingHours(database, path));
  return createCalendar(await listDaysOff(database), { zone: agency.timeZone, regionCode: agency.regionCode, hours });
}
