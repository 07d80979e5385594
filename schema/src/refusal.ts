import type { ErrorCode } from './errors.js';

/** What a decision returns when it says no: a code of the catalogue and what the caller needs to act on it. */
export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function refuse(code: ErrorCode, details?: Readonly<Record<string, unknown>>): Refusal {
  return details ? { ok: false, code, details } : { ok: false, code };
}

/**
 * What is wrong with one field of an input, for a developer (`problem`) and for a citizen's screen (`masalah`). It
 * never holds the value: that may be personal data.
 */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
  readonly masalah: string;
}

/** The refusal that names every wrong field at once, in `extensions.fields`. */
export function refuseInput(fields: readonly FieldProblem[]): Refusal {
  return refuse('INPUT_INVALID', { fields });
}
