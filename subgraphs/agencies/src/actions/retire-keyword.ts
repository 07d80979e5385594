import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { normalizeText } from '@lapor/schema/input/text';
import type { EntityManager } from 'typeorm';
import { findKeyword } from '../database/keyword.queries.js';
import { retireKeyword as decide, type Retirement } from '../domain/keyword/retire-keyword.js';
import { agencyConcern } from './agency-concern.js';
import { changeRegistry } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';

/** Which keyword ends, when, and by which act. */
export interface RetireKeywordInput extends Retirement {
  readonly id: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Ends a keyword of SMS 1708, also one of an agency that no longer exists; returns its id. For whoever may register it.
 * Throws UNAUTHENTICATED, FORBIDDEN, KEYWORD_UNKNOWN or INPUT_INVALID.
 */
export function retireKeyword(deps: ActionDependencies, subject: Subject, input: RetireKeywordInput): Promise<string> {
  const { id, legalRef, validTo: effectiveOn } = input;
  const concern = async (manager: EntityManager) => {
    const keyword = await findKeyword(manager, id);
    if (!keyword) throw new RefusalError('KEYWORD_UNKNOWN');
    return agencyConcern(manager, keyword.agencyCode);
  };
  return changeRegistry(deps, { name: 'retireKeyword', subject, key: id, input, concern }, async ({ manager, put }) => {
    const decision = decide(await findKeyword(manager, id), input);
    assertAllowed(decision);
    await put('KeywordRetired', decision.keyword, { legalRef: normalizeText(legalRef), effectiveOn });
  });
}
