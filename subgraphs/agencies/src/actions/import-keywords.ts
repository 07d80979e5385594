import { findKeywordsByWords } from '../database/keyword.queries.js';
import { readAllAgencies } from '../database/whole-registry.queries.js';
import { concernOfAgencies } from '../domain/authority/concern-of-agencies.js';
import { KEYWORDS_PLANNER } from '../domain/import/keyword-table.js';
import { cellsOf } from '../domain/import/table.js';
import { normalizeWords } from '../domain/text/words.js';
import type { ImportProcedure } from './import-procedure.js';

/** Keywords concern every agency that they name. */
export const importKeywords: ImportProcedure = {
  columns: KEYWORDS_PLANNER.columns,
  async open(manager, table) {
    const agencies = await readAllAgencies(manager);
    const words = [...new Set(cellsOf(table, 'words').map(normalizeWords))];
    return {
      concern: concernOfAgencies(cellsOf(table, 'agencyCode'), agencies),
      plan: async ({ decree: { legalRef } }) =>
        KEYWORDS_PLANNER.plan(table, { agencies, keywords: await findKeywordsByWords(manager, words), legalRef }),
    };
  },
};
