import { keepObjects } from '@lapor/gateway/planning/keep-objects';
import { Kind, parse, print, visit } from 'graphql';

/**
 * Asks the names that our gateway asks for by itself: plain ApolloGateway gives null for an object of which conditions
 * leave nothing.
 */
export function withNames(query: string): string {
  const named = visit(keepObjects(parse(query)), {
    // What has been added stands in no text.
    Field: (node) => (node.loc ? undefined : { ...node, alias: { kind: Kind.NAME, value: 'itsName' } }),
  });
  return print(named);
}

export function withoutNames(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (key, value) => (key === 'itsName' ? undefined : value)));
}
