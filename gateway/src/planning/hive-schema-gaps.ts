import { BREAK, type DocumentNode, type GraphQLSchema, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { JOIN_FIELD, joinsOf, textArgumentOf } from './join-directives.js';
import { unevenTypes } from './uneven-types.js';

/**
 * What of a supergraph Hive's planner gets wrong where an operation asks for it, although it says nothing. Gives why an operation is
 * not planned by it; undefined when it may be.
 */
export function createSchemaGaps(supergraph: DocumentNode, schema: GraphQLSchema): (operation: DocumentNode) => string | undefined {
  const uneven = unevenTypes(supergraph);
  const requiring = requiringOfProvided(supergraph);
  const whyNot = (type: string | undefined, field: string | undefined): string | undefined => {
    if (type !== undefined && uneven.has(type)) return `subgraphs know different types of ${type}`;
    if (field !== undefined && requiring.has(field)) return `what ${field} requires may have been provided elsewhere`;
    return undefined;
  };
  if (uneven.size + requiring.size === 0) return () => undefined;
  return (operation) => {
    const types = new TypeInfo(schema);
    let found: string | undefined;
    const look = (type: string | undefined, field?: string) => {
      found = whyNot(type, field);
      return found === undefined ? undefined : BREAK;
    };
    visit(
      operation,
      visitWithTypeInfo(types, {
        Field: ({ name }) => look(getNamedType(types.getType())?.name, name.value),
        InlineFragment: ({ typeCondition }) => look(typeCondition?.name.value),
        FragmentDefinition: ({ typeCondition }) => look(typeCondition.name.value),
      }),
    );
    return found;
  };
}

/** The names of fields that require others, where anything is provided; it asks again for what was given with the way there. */
function requiringOfProvided(supergraph: DocumentNode): ReadonlySet<string> {
  const requiring = new Set<string>();
  let isProvided = false;
  for (const node of supergraph.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of node.fields ?? []) {
      for (const join of joinsOf(field, JOIN_FIELD)) {
        if (textArgumentOf(join, 'requires') !== undefined) requiring.add(field.name.value);
        if (textArgumentOf(join, 'provides') !== undefined) isProvided = true;
      }
    }
  }
  return isProvided ? requiring : new Set();
}
