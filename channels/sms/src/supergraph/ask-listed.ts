import { type Came, together } from '../together/together.js';
import { type Ask, RefusedError, UnreachableError } from './ask.js';

/** A root field that takes a list and answers in its order. */
export interface ListedField {
  /** Asks for the field under the name `answers`, with the list as `$items`. */
  readonly document: string;
  /** What it takes at once. */
  readonly most: number;
}

/** One list of a field asks for what came while the one before was under way. */
const GROUPS = 2;

type AskOne = (item: unknown) => Promise<unknown>;
const asked = new WeakMap<Ask, Map<ListedField, AskOne>>();

/**
 * Asks for one item's answer, in one list with all who ask for the field at this moment. Where the gateway fails at a list each of
 * its items is asked alone, which is safe because everything asked here may be repeated. Rejects with RefusedError or
 * UnreachableError.
 */
export function askListed<Answer>(ask: Ask, field: ListedField, item: unknown): Promise<Answer> {
  const fields = asked.get(ask) ?? new Map<ListedField, AskOne>();
  asked.set(ask, fields);
  const one = fields.get(field) ?? together({ most: field.most, groups: GROUPS, work: (items) => askAll(ask, field, items) });
  fields.set(field, one);
  return one(item) as Promise<Answer>;
}

async function askAll(ask: Ask, field: ListedField, items: readonly unknown[]): Promise<readonly Came<unknown>[]> {
  try {
    const { answers } = await ask<{ answers: readonly unknown[] }>(field.document, { items });
    return items.map((_, index) => ({ status: 'fulfilled', value: answers[index] }));
  } catch (error) {
    // Without a field it is the request that failed, and would again.
    const isFields = (error instanceof RefusedError || error instanceof UnreachableError) && error.field !== undefined;
    if (!isFields || items.length === 1) throw error;
    const alone = await Promise.allSettled(items.map((item) => askAll(ask, field, [item])));
    return alone.map((each) => (each.status === 'fulfilled' ? (each.value[0] as Came<unknown>) : each));
  }
}
