import { type DocumentNode, type FieldNode, visit } from 'graphql';

/**
 * Writes `name: name` as `name`, which is the same. Hive's planner takes them for two fields where both stand, and plans
 * one of them without its selections.
 */
export function withoutSelfAliases(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: {
      leave({ alias, ...node }: FieldNode) {
        return alias?.value === node.name.value ? node : undefined;
      },
    },
  });
}
