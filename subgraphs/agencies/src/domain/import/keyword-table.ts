import type { Refusal } from '@lapor/schema/refusal';
import type { Agency } from '../agency/agency.js';
import { registerKeyword } from '../keyword/register-keyword.js';
import { retireKeyword } from '../keyword/retire-keyword.js';
import { keywordId, type SmsKeyword } from '../keyword/sms-keyword.js';
import { normalizeWords } from '../text/words.js';
import { planTable, problemAt, type RowDecision, type RowProblem, refusedRow } from './import-plan.js';
import type { Planner } from './planner.js';
import type { CellReader, Column } from './table.js';

/** What the registry holds when a table of keywords is checked. */
export interface KeywordSurroundings {
  readonly agencies: ReadonlyMap<string, Agency>;
  /** Every keyword with the words of one of the rows. */
  readonly keywords: readonly SmsKeyword[];
  readonly legalRef: string;
}

const COLUMNS: readonly Column[] = [
  { name: 'words', required: true },
  { name: 'agencyCode', required: true },
  { name: 'validFrom', required: true },
  { name: 'validTo' },
];

/** The same rules as for single keywords; a row that the registry holds with another end moves that end. */
export const KEYWORDS_PLANNER: Planner<KeywordSurroundings, 'KeywordRegistered' | 'KeywordRetired'> = {
  columns: COLUMNS,
  plan(table, { agencies, keywords, legalRef }) {
    const held = Map.groupBy(keywords, ({ words }) => words);
    const decide = (cell: CellReader) => {
      const draft = { ...readRow(cell), legalRef };
      const agency = agencies.get(draft.agencyCode);
      if (!agency?.active) return { outcome: 'PROBLEMS', problems: [problemAt('agencyCode', 'AGENCY_UNKNOWN')] } as const;
      const same = held.get(draft.words) ?? [];
      const decision = decideRow(draft, same);
      if ('event' in decision) held.set(draft.words, [...same.filter(({ id }) => id !== decision.event.entry.id), decision.event.entry]);
      return decision;
    };
    return planTable({ columns: COLUMNS, keyOf: (cell) => keywordId(readRow(cell)), repeated: REPEATED, decide }, table);
  },
};

interface KeywordRow {
  readonly words: string;
  readonly agencyCode: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

function readRow(cell: CellReader): KeywordRow {
  const words = normalizeWords(cell('words') ?? '');
  return { words, agencyCode: cell('agencyCode') ?? '', validFrom: cell('validFrom') ?? '', validTo: cell('validTo') };
}

function decideRow(
  draft: KeywordRow & { readonly legalRef: string },
  held: readonly SmsKeyword[],
): RowDecision<'KeywordRegistered' | 'KeywordRetired'> {
  const before = held.find(({ id }) => id === keywordId(draft));
  const { validTo, legalRef } = draft;
  if (before?.validTo === validTo) return { outcome: 'UNCHANGED' };
  if (before && validTo !== null && (before.validTo === null || validTo < before.validTo)) {
    const ended = retireKeyword(before, { validTo, legalRef });
    return ended.ok ? { outcome: 'CHANGED', event: { type: 'KeywordRetired', entry: ended.keyword } } : refusedRow(ended, 'words');
  }
  // What it is registered instead of does not stand in its own way.
  const others = held.map((keyword) => (keyword === before ? { ...keyword, validTo: keyword.validFrom } : keyword));
  const decision = registerKeyword(draft, others);
  if (!decision.ok) return heldRow(decision) ?? refusedRow(decision, 'words');
  const event = { type: 'KeywordRegistered', entry: decision.keyword } as const;
  return { outcome: before ? 'CHANGED' : 'ADDED', event };
}

/** The problem of a row whose words somebody holds, with who and when: a table has no other place for it. Null for others. */
function heldRow({ code, details }: Refusal) {
  const { other } = (details ?? {}) as {
    readonly other?: { readonly agencyCode?: string; readonly validFrom: string; readonly validTo: string | null };
  };
  if (!other) return null;
  const { agencyCode, validFrom, validTo } = other;
  const problem = `held by ${agencyCode ?? 'the agency itself'} from ${validFrom}${validTo === null ? '' : ` until ${validTo}`}`;
  const masalah = `dipakai ${agencyCode ?? 'instansi itu sendiri'} sejak ${validFrom}${validTo === null ? '' : ` sampai ${validTo}`}`;
  return { outcome: 'PROBLEMS', problems: [{ field: 'words', code, problem, masalah }] } as const;
}

const REPEATED: RowProblem = {
  field: 'words',
  code: 'INPUT_INVALID',
  problem: 'this keyword of this agency stands in the table before, from the same day',
  masalah: 'kata kunci instansi ini dengan hari pertama yang sama sudah ada pada baris sebelumnya',
};
