import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import { normalizeWords } from '../text/words.js';
import { dayOrderProblems, overlaps, type Validity } from '../validity/validity.js';
import { keywordProblems } from './keyword-words.js';
import { areOrdinaryWords } from './ordinary-words.js';
import { createKeyword, type SmsKeyword } from './sms-keyword.js';

/** A keyword as it is asked to be registered; its words as somebody wrote them. */
export interface KeywordDraft extends Validity {
  readonly words: string;
  readonly agencyCode: string;
  readonly legalRef: string;
}

/**
 * Makes a keyword of an agency. It may have begun before today: nothing is counted by it. A government gets its own name
 * back as what it was, so that names which governments share by rule go on being asked back.
 * Refused with INPUT_INVALID, VALIDITY_OVERLAP or KEYWORD_TAKEN.
 * @param others every other keyword with the same words, whenever it holds.
 */
export function registerKeyword(
  { words: written, agencyCode, legalRef, validFrom, validTo }: KeywordDraft,
  others: readonly SmsKeyword[],
): { readonly ok: true; readonly keyword: SmsKeyword } | Refusal {
  const words = normalizeWords(written);
  const isOwnName = others.some((other) => other.agencyCode === agencyCode && other.source === 'GOVERNMENT_NAME');
  const unfit = keywordProblems(words);
  const problems = [
    ...unfit,
    // Batu and Palu are cities all the same.
    ...(unfit.length === 0 && !isOwnName && areOrdinaryWords(words) ? [ORDINARY] : []),
    ...legalRefProblems(legalRef),
    ...dayOrderProblems({ validFrom, validTo }),
  ];
  if (problems.length > 0) return refuseInput(problems);
  const keyword = createKeyword(words, agencyCode, isOwnName ? 'GOVERNMENT_NAME' : 'DECREED', validFrom, validTo);
  return refuseHeld(keyword, others) ?? { ok: true, keyword };
}

/** The refusal that names who holds the same words on one of the same days: the agency itself, or another one; null without. */
function refuseHeld(keyword: SmsKeyword, others: readonly SmsKeyword[]): Refusal | null {
  const held = others.filter((other) => overlaps(other, keyword));
  const own = held.find(({ agencyCode }) => agencyCode === keyword.agencyCode);
  if (own) return refuse('VALIDITY_OVERLAP', { other: { id: own.id, validFrom: own.validFrom, validTo: own.validTo } });
  const taken = held.find(({ source }) => source !== 'GOVERNMENT_NAME' || keyword.source !== 'GOVERNMENT_NAME');
  if (!taken) return null;
  const { agencyCode, validFrom, validTo } = taken;
  return refuse('KEYWORD_TAKEN', { other: { agencyCode, validFrom, validTo } });
}

const ORDINARY: FieldProblem = {
  field: 'words',
  problem: "ordinary messages begin like this; add a word of the agency's name",
  masalah: 'pesan biasa diawali demikian; tambahkan kata dari nama instansi',
};
