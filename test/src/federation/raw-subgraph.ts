import { createServer } from 'node:http';
import { close, listen } from '@lapor/kit/http/listen';
import { readBody, respondJson } from '@lapor/kit/http/respond';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import type { StubSubgraph } from './stub-subgraph.js';

export type Data = { readonly [name: string]: unknown };

export interface RawSubgraph {
  /** Fields of Query and Mutation. A function is called with the arguments. */
  readonly root: Data;
  /** The entity of a representation. */
  readonly entity?: (representation: Data) => unknown;
  /** For a type its interfaces and unions. */
  readonly abstract?: Readonly<Record<string, readonly string[]>>;
}

/**
 * A subgraph that looks at no types: it picks what is asked out of whatever it holds. So it can say what no sound one
 * would, a text for a number or a null where there is none. What it does not hold is null; what it holds as `undefined` it
 * leaves out.
 */
export async function startRawSubgraph({ root, entity, abstract = {} }: RawSubgraph): Promise<StubSubgraph> {
  const asked: StubSubgraph['asked'] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(String(await readBody(request, 10_000_000))) as StubSubgraph['asked'][number];
    asked.push(body);
    const entities = ({ representations }: { representations: Data[] }) => representations.map((one) => entity?.(one) ?? null);
    const data = pick(parse(body.query), body.variables, { ...root, _entities: entities }, abstract);
    respondJson(response, 200, { data });
  });
  const port = await listen(server, 0, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}/graphql`, asked, stop: () => close(server, 0) };
}

function pick(document: DocumentNode, variables: Data, root: Data, abstract: RawSubgraph['abstract'] = {}): unknown {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const applies = (type: string | undefined, object: Data) =>
    type === undefined ||
    object.__typename === undefined ||
    type === object.__typename ||
    abstract[String(object.__typename)]?.includes(type);
  const of = (value: unknown, selectionSet: SelectionSetNode | undefined): unknown => {
    if (Array.isArray(value)) return value.map((element) => of(element, selectionSet));
    if (!selectionSet || typeof value !== 'object' || value === null) return value;
    const result: Record<string, unknown> = {};
    collect(value as Data, selectionSet, result);
    return result;
  };
  const collect = (object: Data, { selections }: SelectionSetNode, result: Record<string, unknown>): void => {
    for (const selection of selections) {
      const left = selection.directives?.some(({ name, arguments: [given] = [] }) => {
        const value = given && valueFromASTUntyped(given.value, variables);
        return (name.value === 'skip' && value === true) || (name.value === 'include' && value !== true);
      });
      if (left) continue;
      if (selection.kind === Kind.FIELD) setField(object, selection, result);
      else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
        if (applies(fragment.typeCondition?.name.value, object)) collect(object, fragment.selectionSet, result);
      }
    }
  };
  const setField = (object: Data, field: FieldNode, result: Record<string, unknown>) => {
    const key = (field.alias ?? field.name).value;
    const held = object[field.name.value];
    const args = Object.fromEntries((field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));
    const isLeftOut = Object.hasOwn(object, field.name.value) || field.name.value === '__typename';
    const value = of(typeof held === 'function' ? held(args) : (held ?? (isLeftOut ? held : null)), field.selectionSet);
    if (value === undefined) return;
    const merged = merge(Object.hasOwn(result, key) ? result[key] : undefined, value);
    Object.defineProperty(result, key, { value: merged, enumerable: true, configurable: true, writable: true });
  };
  return of(root, getOperationAST(document)!.selectionSet);
}

/** Two selections of one key. */
function merge(present: unknown, value: unknown): unknown {
  if (Array.isArray(present) && Array.isArray(value)) return value.map((element, index) => merge(present[index], element));
  if (!isObject(present) || !isObject(value)) return value;
  const merged = { ...present };
  for (const [key, inner] of Object.entries(value))
    Object.defineProperty(merged, key, {
      value: merge(Object.hasOwn(merged, key) ? merged[key] : undefined, inner),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
