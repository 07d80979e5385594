import type { OversightScope, SystemRoleName } from '@lapor/schema/oversight';
import type { EntityManager } from 'typeorm';

/** That a body oversees others, as the registry tells of it. Days are `YYYY-MM-DD`; null where it is open. */
export interface OversightEntry {
  readonly id: string;
  readonly overseerCode: string;
  readonly role: SystemRoleName;
  readonly scope: OversightScope;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Writes what is new or different. */
export async function saveOversights(manager: EntityManager, entries: readonly OversightEntry[]): Promise<void> {
  if (entries.length > 0) await manager.query(SAVE, [JSON.stringify(entries)]);
}

const SAVE = `
  insert into oversight_projection (id, overseer_code, role, scope, valid_from, valid_to)
  select id, "overseerCode", role, scope, "validFrom", "validTo"
  from json_to_recordset($1::json) as entry (
    id text, "overseerCode" text, role text, scope text, "validFrom" date, "validTo" date)
  on conflict (id) do update set
    overseer_code = excluded.overseer_code, role = excluded.role, scope = excluded.scope, valid_from = excluded.valid_from,
    valid_to = excluded.valid_to`;
