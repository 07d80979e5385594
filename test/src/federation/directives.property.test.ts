import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Subject } from '@lapor/schema/identity';
import { parse, validate } from 'graphql';
import { SEED } from '../environment/config.js';
import { generateOperation } from './generate-operation.js';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { guardedGraph, NAMINGS, unguardedGraph, withoutDerivedGuards } from './guarded-graph.js';
import { createRandom } from './random.js';

const PER_CALLER = 250;

/** What each caller may not have asked for them, by names that stand at one place of the graph only. */
const CALLERS: readonly { readonly who: string; readonly subject: Subject; readonly never: RegExp }[] = [
  {
    who: 'an anonymous caller',
    subject: ANONYMOUS,
    never:
      /\b(signedInOnly|mustBeSignedIn|scoped|ruled|strangeRule|both|vaults?|entry|sealed|stamp|grade|secret|mustHave|stampOf|content|owner|hidden|derived|concluded|erase|eraseAll)\b/,
  },
  {
    who: 'a citizen',
    subject: { kind: 'citizen', id: 'c' },
    never: /\b(scoped|strangeRule|both|grade|owner|erase|eraseAll)\b/,
  },
  {
    who: 'a national administrator',
    subject: { kind: 'officer', id: 'o', memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: 'K-PANRB-SP4N' }] },
    never: /\b(scoped|strangeRule)\b/,
  },
];

describe('auth directives and generated operations', () => {
  let guarded: GuardedGateway;
  let open: GuardedGateway;
  beforeAll(async () => {
    const graph = guardedGraph(NAMINGS['names given at import']);
    guarded = await startGuardedGateway(graph, { edit: withoutDerivedGuards, served: unguardedGraph() });
    open = await startGuardedGateway(unguardedGraph());
  });
  afterAll(() => Promise.all([guarded.stop(), open.stop()]));

  it.each(CALLERS)(`$who is given what everybody would be, less what is refused (seed ${SEED})`, async ({ subject, never }) => {
    let refused = 0;
    let given = 0;
    for (let index = 0; index < PER_CALLER; index += 1) {
      const { query, variables } = generateOperation(
        guarded.apiSchema,
        createRandom(SEED + index * 7_919),
        index % 5 ? 'query' : 'mutation',
      );
      expect(validate(guarded.apiSchema, parse(query))).toEqual([]);
      const [ours, all] = await Promise.all([guarded.ask(subject, query, variables), open.ask(subject, query, variables)]);
      expect(all.errors).toEqual([]);
      for (const operation of operationsIn(ours.sent))
        expect({ operation, found: never.exec(operation)?.[0] }).toEqual({ operation, found: undefined });
      const codes = subject.kind === 'anonymous' ? /: (UNAUTHENTICATED|FORBIDDEN)$/ : /: FORBIDDEN$/;
      expect({ query, variables, strange: ours.errors.filter((error) => !codes.test(error)) }).toEqual({ query, variables, strange: [] });
      const places = ours.raw.map(({ path }) => path ?? []);
      expect({ query, stray: strayDifference(ours.data, all.data, [], places) }).toEqual({ query, stray: undefined });
      if (ours.errors.length > 0) refused += 1;
      if (ours.data !== null) given += 1;
    }
    expect(Math.min(refused, given)).toBeGreaterThan(10);
  });
});

function operationsIn(sent: string): readonly string[] {
  return (JSON.parse(sent) as { query: string }[]).map(({ query }) => query.replace(/^\w+ \w+/, ''));
}

type Step = string | number;

/** A place where the answers differ and no error accounts for it: one stands at it or, where a null has spread, below it. */
function strayDifference(ours: unknown, all: unknown, at: readonly Step[], errors: readonly (readonly Step[])[]): string | undefined {
  const isExplained = ours === null && errors.some((path) => at.every((step, index) => path[index] === step));
  if (isExplained || Object.is(ours, all)) return undefined;
  const comparable = typeof ours === 'object' && typeof all === 'object' && ours !== null && all !== null;
  if (!comparable || Object.keys(ours).join() !== Object.keys(all).join()) return at.join('.') || 'the whole answer';
  for (const key of Object.keys(ours)) {
    const step = Array.isArray(ours) ? Number(key) : key;
    const found = strayDifference((ours as Record<string, unknown>)[key], (all as Record<string, unknown>)[key], [...at, step], errors);
    if (found !== undefined) return found;
  }
  return undefined;
}
