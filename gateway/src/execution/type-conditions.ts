import { type InterfaceType, joinIdentity, type Schema } from '@apollo/federation-internals';
import type { Foreign } from './own.js';

/** Which object types stand behind a type's name, in the whole supergraph (inaccessible types too). */
export interface TypeConditions {
  /** Whether an object of type `typename` fits the condition. */
  applies(condition: string, typename: string): boolean;
}

export interface SupergraphTypes extends TypeConditions {
  /** Whether some subgraph knows objects of an interface, but not their types (@interfaceObject). */
  mayBeUnknown(interfaceName: string): boolean;
}

export function createTypeConditions(schema: Schema): SupergraphTypes {
  const possible = new Map<string, Set<string>>();
  for (const type of schema.interfaceTypes()) possible.set(type.name, new Set(type.possibleRuntimeTypes().map((object) => object.name)));
  for (const type of schema.unionTypes()) possible.set(type.name, new Set(type.types().map((object) => object.name)));
  const join = schema.coreFeatures?.getByIdentity(joinIdentity)?.directiveNameInSchema('type');
  const isObjectSomewhere = (type: InterfaceType) =>
    join !== undefined && type.appliedDirectivesOf(join).some((applied) => (applied.arguments() as JoinType).isInterfaceObject === true);
  const unknown = new Set([...schema.interfaceTypes()].filter(isObjectSomewhere).map(({ name }) => name));
  return {
    applies: (condition, typename) => condition === typename || possible.get(condition)?.has(typename) === true,
    mayBeUnknown: (interfaceName) => unknown.has(interfaceName),
  };
}

interface JoinType {
  readonly isInterfaceObject?: boolean;
}

/** Whether an object is of one of some types; one that does not tell its own is of the only type that is possible there. */
export function isOneOf({ applies }: TypeConditions, conditions: readonly string[]): (object: Foreign) => boolean {
  return ({ __typename: typename }) => typeof typename !== 'string' || conditions.some((condition) => applies(condition, typename));
}
