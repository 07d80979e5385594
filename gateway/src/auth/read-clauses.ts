import {
  AUTHENTICATED_VERSIONS,
  type FeatureDefinition,
  type FeatureDefinitions,
  POLICY_VERSIONS,
  REQUIRES_SCOPES_VERSIONS,
  type Schema,
} from '@apollo/federation-internals';
import { StartFailure } from '@lapor/kit/start-failure';
import type { AnyOfAll, Clause, ClauseBook } from './clause.js';

/** What can be protected. */
export interface Guarded {
  readonly coordinate: string;
  readonly appliedDirectives: readonly { readonly name: string; arguments(withDefaults?: boolean): Readonly<Record<string, unknown>> }[];
}

/** The clauses that stand on one type or field itself. */
export type ReadClauses = (element: Guarded) => readonly Clause[];

interface DirectiveReader {
  readonly name: string;
  readonly toClause: (given: Readonly<Record<string, unknown>>, place: string) => Clause;
}

/**
 * Reads `@authenticated`, `@requiresScopes` and `@policy` under the names that the supergraph's own `@link` gives them: a
 * directive counts by the specification it comes from, never by what it is called (GHSA-g8jh-vg5j-4h3f).
 *
 * @throws {StartFailure} for a version of them that this gateway does not know: it would guard by a guess.
 */
export function createReadClauses(schema: Schema, book: ClauseBook): ReadClauses {
  const readers = [
    reader(schema, AUTHENTICATED_VERSIONS, 'authenticated', () => book.authenticated()),
    reader(schema, REQUIRES_SCOPES_VERSIONS, 'requiresScopes', ({ scopes }, place) => book.anyOf('scopes', readLists(scopes, place))),
    reader(schema, POLICY_VERSIONS, 'policy', ({ policies }, place) => book.anyOf('policies', readLists(policies, place))),
  ].flat();
  return ({ coordinate, appliedDirectives }) =>
    readers.flatMap(({ name, toClause }) =>
      appliedDirectives.flatMap((applied) => (applied.name === name ? [toClause(applied.arguments(true), coordinate)] : [])),
    );
}

function reader<Definition extends FeatureDefinition>(
  schema: Schema,
  versions: FeatureDefinitions<Definition>,
  directive: string,
  toClause: DirectiveReader['toClause'],
): readonly DirectiveReader[] {
  const feature = schema.coreFeatures?.getByIdentity(versions.identity);
  if (!feature) return [];
  if (!versions.find(feature.url.version)) {
    throw new StartFailure(
      `The supergraph links ${feature.url}, which this gateway cannot enforce. Compose it with a version of Federation that the gateway knows.`,
    );
  }
  return [{ name: feature.directiveNameInSchema(directive), toClause }];
}

/** An empty list would let everybody in, which nobody writes on purpose. */
function readLists(lists: unknown, place: string): AnyOfAll {
  const isRead =
    Array.isArray(lists) &&
    lists.length > 0 &&
    lists.every((all) => Array.isArray(all) && all.length > 0 && all.every((name) => typeof name === 'string'));
  if (isRead) return lists;
  throw new StartFailure(
    `What ${place} of the supergraph requires is empty or unreadable. Name at least one scope or policy in each list.`,
  );
}
