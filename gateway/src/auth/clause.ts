import type { Subject } from '@lapor/schema/identity';
import { policyHolds } from './policies.js';

/** A list of alternatives; of each of them everything is needed (`@requiresScopes` and `@policy` nest their lists like this). */
export type AnyOfAll = readonly (readonly string[])[];

/**
 * One thing that is asked of a caller. What protects a place is a set of clauses, and all of them must hold. Equal clauses
 * of one supergraph are one object, so that each is decided once for a request, however many places ask it.
 */
export type Clause =
  | { readonly id: number; readonly kind: 'authenticated' }
  | { readonly id: number; readonly kind: 'scopes' | 'policies'; readonly anyOf: AnyOfAll };

/** Whether a clause holds for somebody, by the rights they have at this moment. */
export function clauseHolds(clause: Clause, subject: Subject): boolean {
  switch (clause.kind) {
    case 'authenticated':
      return subject.kind !== 'anonymous';
    case 'scopes': {
      const granted: readonly string[] = subject.kind === 'apiClient' ? subject.scopes : [];
      return clause.anyOf.some((all) => all.every((scope) => granted.includes(scope)));
    }
    case 'policies':
      return clause.anyOf.some((all) => all.every((name) => policyHolds(name, subject)));
  }
}

/** What a clause asks, as text: the same in every supergraph that asks it. */
export function clauseText(clause: Clause): string {
  return clause.kind === 'authenticated' ? clause.kind : `${clause.kind} ${JSON.stringify(clause.anyOf)}`;
}

/** Hands out the clauses of one supergraph. */
export interface ClauseBook {
  authenticated(): Clause;
  anyOf(kind: 'scopes' | 'policies', lists: AnyOfAll): Clause;
}

export function createClauseBook(): ClauseBook {
  const known = new Map<string, Clause>();
  const take = (key: string, make: (id: number) => Clause): Clause => {
    const clause = known.get(key) ?? make(known.size);
    known.set(key, clause);
    return clause;
  };
  return {
    authenticated: () => take('authenticated', (id) => ({ id, kind: 'authenticated' })),
    anyOf(kind, lists) {
      const inOrder = lists.map((all) => [...new Set(all)].sort());
      const texts = [...new Set(inOrder.map((all) => JSON.stringify(all)))].sort();
      const anyOf = texts.map((text) => JSON.parse(text) as string[]);
      return take(`${kind} ${texts}`, (id) => ({ id, kind, anyOf }));
    },
  };
}

/** More combinations than this are not tried; no supergraph has them. */
const MAX_COMBINATIONS = 4_096;

/** Whether a clause already follows from others of which all hold. False when in doubt: then the clause is asked as well. */
export function followsFrom(clause: Clause, others: readonly Clause[]): boolean {
  if (others.includes(clause)) return true;
  if (clause.kind === 'authenticated') return false;
  let combined: AnyOfAll = [[]];
  for (const other of new Set(others)) {
    if (other.kind !== clause.kind) continue;
    combined = combined.flatMap((left) => other.anyOf.map((right) => [...new Set([...left, ...right])]));
    if (combined.length > MAX_COMBINATIONS) return false;
  }
  return combined.every((given) => clause.anyOf.some((all) => all.every((name) => given.includes(name))));
}
