import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import { GraphQLError } from 'graphql';

/** What a domain function returns when it says no: a code of the catalogue and what the caller needs to act on it. */
export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, unknown>>;
}

export function refuse(code: ErrorCode, details?: Readonly<Record<string, unknown>>): Refusal {
  return details ? { ok: false, code, details } : { ok: false, code };
}

/** The one error class that carries a catalogue code to the client. Details become `extensions` beside `code`. */
export class RefusalError extends GraphQLError {
  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    const { message, pesan, http, retryable } = ERRORS[code];
    super(message, { extensions: { ...details, code, pesan, retryable, http: { status: http } } });
    this.name = 'RefusalError';
  }
}

/** Throws what a decision refused; narrows it to the allowed case. */
export function assertAllowed<T extends { readonly ok: true }>(decision: T | Refusal): asserts decision is T {
  if (!decision.ok) throw new RefusalError(decision.code, decision.details);
}
