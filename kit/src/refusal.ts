import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import type { Refusal } from '@lapor/schema/refusal';
import { GraphQLError } from 'graphql';

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
