import { REASON } from '@lapor/schema/input/required-text';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import type { FieldProblem } from '@lapor/schema/refusal';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';

/** A liaison officer's request for more time (permintaan perpanjangan). */
export interface ExtensionRequest {
  readonly id: string;
  readonly reportId: string;
  /** Working days. */
  readonly days: number;
  readonly reason: string;
  readonly askedAt: Date;
  /** Null until it is decided. */
  readonly granted: boolean | null;
  readonly decidedAt: Date | null;
}

export interface ExtensionInput {
  readonly days: number;
  readonly reason: string;
}

/** PROPOSAL: as long as the limit of an ordinary complaint; the statutory 60 days are never extended. */
export const MOST_DAYS = 14;

/** Validates a request. Refuses with INPUT_INVALID, or EXTENSION_LIMIT when one is open or was granted already. */
export function checkExtension(
  { days, reason }: ExtensionInput,
  earlier: readonly ExtensionRequest[],
): { readonly ok: true; readonly reason: string } | Refusal {
  const text = normalizeText(reason);
  const wrongDays = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? null : WRONG_DAYS;
  const problems = [wrongDays, checkText('reason', text, REASON)].filter((problem) => problem !== null);
  if (problems.length > 0) return refuseInput(problems);
  if (earlier.some((request) => request.granted !== false)) return refuse('EXTENSION_LIMIT');
  return { ok: true, reason: text };
}

/** The request that awaits a decision. Refuses with EXTENSION_NOT_ASKED. */
export function openExtension(requests: readonly ExtensionRequest[]): { readonly ok: true; readonly request: ExtensionRequest } | Refusal {
  const request = requests.find(({ granted }) => granted === null);
  return request ? { ok: true, request } : refuse('EXTENSION_NOT_ASKED');
}

const WRONG_DAYS: FieldProblem = {
  field: 'days',
  problem: `must be a whole number of working days from 1 to ${MOST_DAYS}`,
  masalah: `harus bilangan bulat hari kerja, 1 sampai ${MOST_DAYS}`,
};
