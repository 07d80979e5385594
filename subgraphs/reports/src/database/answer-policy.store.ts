import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';
import type { AnswerPolicy } from '../domain/answer/answer-policy.js';

/** A rule about final answers as the registry tells of it; a class it names that is unknown here concerns no report. */
export type AnswerPolicyEntry = Omit<AnswerPolicy, 'reportClass'> & { readonly reportClass: string | null };

/** Writes what is new or different. */
export async function saveAnswerPolicies(manager: EntityManager, entries: readonly AnswerPolicyEntry[]): Promise<void> {
  if (entries.length > 0) await manager.query(SAVE, [JSON.stringify(entries)]);
}

/** Every rule about final answers, whenever it is in force; there are a handful. */
export function readAnswerPolicies(database: Queryable): Promise<readonly AnswerPolicy[]> {
  return database.query<AnswerPolicy[]>(READ, []);
}

const SAVE = `
  insert into answer_policy_projection
    (id, report_class, category_id, supervision_only, evidence, approval, legal_ref, valid_from, valid_to)
  select id, "reportClass", "categoryId", "supervisionOnly", evidence, approval, "legalRef", "validFrom", "validTo"
  from json_to_recordset($1::json) as entry (
    id text, "reportClass" text, "categoryId" text, "supervisionOnly" boolean, evidence boolean, approval text, "legalRef" text,
    "validFrom" date, "validTo" date)
  on conflict (id) do update set
    report_class = excluded.report_class, category_id = excluded.category_id, supervision_only = excluded.supervision_only,
    evidence = excluded.evidence, approval = excluded.approval, legal_ref = excluded.legal_ref, valid_from = excluded.valid_from,
    valid_to = excluded.valid_to`;

const READ = `
  select id, report_class as "reportClass", category_id as "categoryId", supervision_only as "supervisionOnly", evidence, approval,
         legal_ref as "legalRef", valid_from::text as "validFrom", valid_to::text as "validTo"
  from answer_policy_projection order by id`;
