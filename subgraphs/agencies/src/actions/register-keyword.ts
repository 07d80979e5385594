import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { isDate } from '@lapor/schema/input/date';
import { normalizeText } from '@lapor/schema/input/text';
import { findKeywordsByWords } from '../database/keyword.queries.js';
import { keywordProblems } from '../domain/keyword/keyword-words.js';
import { registerKeyword as decide, type KeywordDraft } from '../domain/keyword/register-keyword.js';
import { keywordId } from '../domain/keyword/sms-keyword.js';
import { normalizeWords } from '../domain/text/words.js';
import { agencyConcern, readActiveAgency } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** A keyword, and the act that gives it. */
export interface RegisterKeywordInput extends KeywordDraft {
  readonly idempotencyKey?: string | null;
}

/**
 * Registers a keyword of SMS 1708; returns its id. For the national administrators, and for the agency's and those above
 * it. Throws UNAUTHENTICATED, FORBIDDEN, AGENCY_UNKNOWN, INPUT_INVALID, KEYWORD_TAKEN or VALIDITY_OVERLAP.
 */
export function registerKeyword(deps: ActionDependencies, subject: Subject, input: RegisterKeywordInput): Promise<string> {
  const { agencyCode, legalRef, validFrom: effectiveOn } = input;
  const words = normalizeWords(input.words);
  const possible = keywordProblems(words).length === 0 && isDate(effectiveOn);
  const key = possible ? keywordId({ ...input, words }) : '';
  return changeRegistry(
    deps,
    { name: 'registerKeyword', subject, key, input, concern: (manager) => agencyConcern(manager, agencyCode) },
    async ({ manager, put }) => {
      await readActiveAgency(manager, agencyCode);
      const decision = decide(input, possible ? await findKeywordsByWords(manager, [words]) : []);
      assertAllowed(decision);
      await put('KeywordRegistered', decision.keyword, { legalRef: normalizeText(legalRef), effectiveOn });
    },
  );
}
