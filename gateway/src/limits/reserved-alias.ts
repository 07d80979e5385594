import { GraphQLError, type ValidationRule } from 'graphql';

/**
 * `__typename` is how subgraphs tell what an object is; a client that gives another field this name would have its
 * value taken for the type (GraphQL spec, 2.2: names that begin with two underscores are reserved).
 */
export const reservedAliasRule: ValidationRule = (context) => ({
  Field(node) {
    if (node.alias?.value !== '__typename' || node.name.value === '__typename') return;
    context.reportError(new GraphQLError('The alias "__typename" is reserved. Choose another alias.', { nodes: node }));
  },
});
