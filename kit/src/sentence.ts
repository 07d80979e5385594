import { RefusalError } from './refusal.js';

/** What an operator reads of an error: its sentence, and with a refused input the fields that are wrong, never their values. */
export function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const fields = error instanceof RefusalError ? ((error.extensions.fields ?? []) as readonly { field: string; problem: string }[]) : [];
  return [message, ...fields.map(({ field, problem }) => `${field}: ${problem}.`)].join(' ');
}
