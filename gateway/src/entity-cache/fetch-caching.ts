import { createHash } from 'node:crypto';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  print,
  type SelectionNode,
} from 'graphql';
import type { FetchCaching, FetchNode } from '../planning/plan.js';
import { askedEntities, askedFields, type Fragments, fragmentsOf } from './asked-fields.js';
import type { DeclaredHints } from './declared-hints.js';
import { BROKEN, type Copy, compileWholeCopy } from './whole-copy.js';

export interface FetchCachingOptions {
  /** Tells supergraphs apart. */
  readonly generation: string;
  /** The whole supergraph's, inaccessible parts included. */
  readonly schema: GraphQLSchema;
  readonly hints: DeclaredHints;
  /** Whether the auth directives ask anything of whoever reads the field. */
  readonly isGuarded: (type: string, field: string) => boolean;
}

/** Decides, once for a node of a plan, whether its entities may be kept; undefined when they may not. */
export type CachingOf = (node: FetchNode) => FetchCaching | undefined;

/** How long everything that was looked at so far may be kept at most. */
interface Bounds {
  maxAge: number;
  isPrivate: boolean;
  isGuarded: boolean;
  readonly innerTypes: Set<string>;
}

/**
 * By the rules of Apollo Server: an entity is kept as long as its type says and not at all otherwise; plain values as long
 * as what holds them, objects as long as their field or their type says and not at all otherwise; the shortest time counts,
 * and one private field makes all of it private. Whatever is not understood is not kept.
 */
export function createCachingOf({ generation, schema, hints, isGuarded }: FetchCachingOptions): CachingOf {
  if (hints.subgraphs.size === 0) return () => undefined;
  return (node) => {
    const { subgraph, operation, requires, operationKind } = node;
    const changesData = node.outputRewrites.length + node.inputRewrites.length + node.contextReads.length > 0;
    if (!requires || operationKind !== 'query' || changesData) return undefined;
    const document = parse(operation, { noLocation: true });
    const fragments = fragmentsOf(document);
    const asked = askedEntities(document, fragments);
    if (!asked || asked.size === 0) return undefined;
    const bounds: Bounds = { maxAge: Number.POSITIVE_INFINITY, isPrivate: false, isGuarded: false, innerTypes: new Set() };
    const copies = new Map<string, Copy>();
    for (const [name, selections] of asked) {
      const type = schema.getType(name);
      const hint = hints.ofType(subgraph, name);
      if (!isObjectType(type) || !hint?.maxAge) return undefined;
      bounds.maxAge = Math.min(bounds.maxAge, hint.maxAge);
      bounds.isPrivate ||= hint.isPrivate;
      if (!lookThrough({ subgraph, hints, isGuarded, fragments, bounds }, type, selections)) return undefined;
      const copy = compileWholeCopy(type, selections, fragments);
      if (!copy) return undefined;
      copies.set(name, copy);
    }
    // What is guarded is not the same for everybody, whatever the subgraph says.
    if (bounds.isGuarded && !bounds.isPrivate) return undefined;
    return {
      key: createHash('sha256')
        .update(JSON.stringify([generation, subgraph, selectionText(document)]))
        .digest('base64url'),
      maxAgeMs: bounds.maxAge * 1000,
      isPrivate: bounds.isPrivate,
      types: [...asked.keys()],
      innerTypes: [...bounds.innerTypes],
      copyWhole(entity, typename) {
        const copy = copies.get(typename)?.(entity);
        return copy === undefined || copy === BROKEN ? undefined : (copy as Record<string, unknown>);
      },
    };
  };
}

interface Looking extends Pick<FetchCachingOptions, 'hints' | 'isGuarded'> {
  readonly subgraph: string;
  readonly fragments: Fragments;
  readonly bounds: Bounds;
}

/** Narrows the bounds by all that is selected on a type; false when something of it may not be kept. */
function lookThrough(looking: Looking, type: GraphQLObjectType, selections: readonly SelectionNode[]): boolean {
  const { subgraph, hints, fragments, bounds } = looking;
  const fields = askedFields(type.name, selections, fragments);
  if (!fields) return false;
  for (const { name, selections: inner } of fields) {
    if (name === '__typename') continue;
    const field = type.getFields()[name];
    if (!field) return false;
    const value = getNamedType(field.type);
    const own = hints.ofField(subgraph, type.name, name);
    const ofValue = isCompositeType(value) ? hints.ofType(subgraph, value.name) : undefined;
    const inherits = !isCompositeType(value) || own?.inherits === true || ofValue?.inherits === true;
    const maxAge = own?.maxAge ?? ofValue?.maxAge ?? (inherits ? bounds.maxAge : 0);
    if (maxAge <= 0) return false;
    bounds.maxAge = Math.min(bounds.maxAge, maxAge);
    bounds.isPrivate ||= own?.isPrivate === true || ofValue?.isPrivate === true;
    bounds.isGuarded ||= looking.isGuarded(type.name, name);
    if (!inner) continue;
    if (!isObjectType(value)) return false;
    bounds.innerTypes.add(value.name);
    if (!lookThrough(looking, value, inner)) return false;
  }
  return true;
}

/** Two operations that only differ in their names ask the same. */
function selectionText({ definitions }: ReturnType<typeof parse>): string {
  return definitions.map((node) => (node.kind === Kind.OPERATION_DEFINITION ? print(node.selectionSet) : print(node))).join('\n');
}
