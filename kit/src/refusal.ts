import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import type { Refusal } from '@lapor/schema/refusal';
import { GraphQLError } from 'graphql';

/**
 * The one error class that carries a catalogue code to the client. Details become `extensions` beside `code`; a whole
 * request that is refused until later says when also in the header that HTTP clients know (RFC 9110, 10.2.3).
 */
export class RefusalError extends GraphQLError {
  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    const { message, pesan, http, retryable } = ERRORS[code];
    const { retryAfterSeconds } = details;
    const headers = retryAfterSeconds === undefined ? {} : { headers: new Map([['retry-after', String(retryAfterSeconds)]]) };
    super(message, { extensions: { ...details, code, pesan, retryable, http: { status: http, ...headers } } });
    this.name = 'RefusalError';
  }
}

/** Throws what a decision refused; narrows it to the allowed case. */
export function assertAllowed<T extends { readonly ok: true }>(decision: T | Refusal): asserts decision is T {
  if (!decision.ok) throw new RefusalError(decision.code, decision.details);
}
