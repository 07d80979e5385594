import { checkText, normalizeText } from '@lapor/schema/input/text';
import type { FieldProblem, Refusal } from '@lapor/schema/refusal';
import { refuseInput } from '@lapor/schema/refusal';
import { isTemplateOnly } from './templates.js';

const FOLLOW_UP = { min: 10, max: 10_000 };

/** Validates an agency's answer: it must say something of its own. Refuses with INPUT_INVALID. */
export function checkFollowUpText(text: string): { readonly ok: true; readonly text: string } | Refusal {
  const normalized = normalizeText(text);
  const problem = checkText('text', normalized, FOLLOW_UP) ?? (isTemplateOnly(normalized) ? TEMPLATE_ONLY : null);
  return problem ? refuseInput([problem]) : { ok: true, text: normalized };
}

const TEMPLATE_ONLY: FieldProblem = {
  field: 'text',
  problem: 'is a stock phrase: say what was done or will be done about this report',
  masalah: 'hanya kalimat baku: sampaikan apa yang telah atau akan dilakukan untuk laporan ini',
};
