import { Kind, type OperationDefinitionNode, print, stripIgnoredCharacters, type VariableDefinitionNode } from 'graphql';
import type { FetchNode } from '../planning/plan.js';
import { inGroup, REPRESENTATIONS, readEntityOperation } from './entity-operation.js';
import type { SubgraphRequest } from './execution.js';
import type { Foreign } from './own.js';
import { bodyOf, compileVariables, headOf, type RequestHead } from './request-body.js';

/** One of the fetches that were joined, with what it asks for now. */
export interface AskedPart {
  readonly part: number;
  readonly representations: readonly string[];
}

/** The key under which a joined request asks for the list of a part. */
export function listKey(part: number): string {
  return `_${part}`;
}

const OWN_VARIABLES = new Set([REPRESENTATIONS]);

/** The variable in which it is told what the list of a part is asked by. */
export function listVariable(part: number): string {
  return `${REPRESENTATIONS}_${part}`;
}

/** What of a joined request does not depend on what its lists are asked by. */
export interface JoinedHead {
  readonly head: RequestHead;
  /** Written as `"name":value`. */
  readonly variables: readonly string[];
}

/** Joins those of several entity fetches that have something to ask; the texts are written once. */
export function compileJoinedHead(fetches: readonly FetchNode[]): (given: Foreign, asked: readonly number[]) => JoinedHead {
  const heads = new Map<number, RequestHead>();
  const headFor = (asked: readonly number[]): RequestHead => {
    const which = asked.reduce((bits, part) => bits | (1 << part), 0);
    const known = heads.get(which);
    if (known) return known;
    const operations = asked.map((part) => ({ part, text: (fetches[part] as FetchNode).operation }));
    const head = headOf(joinOperations(operations), fetches[0]?.operationName);
    heads.set(which, head);
    return head;
  };
  const variables = fetches.map((fetch) => compileVariables(fetch.variables));
  return (given, asked) => ({
    head: headFor(asked),
    variables: [...new Set(asked.flatMap((part) => variables[part]?.(given) ?? []))],
  });
}

/** Writes one request for those that have something to ask. */
export function compileJoinedRequest(fetches: readonly FetchNode[]): (given: Foreign, asked: readonly AskedPart[]) => SubgraphRequest {
  const { subgraph } = fetches[0] as FetchNode;
  const headFor = compileJoinedHead(fetches);
  return (given, asked) => {
    const { head, variables } = headFor(
      given,
      asked.map(({ part }) => part),
    );
    const lists = asked.map(({ part, representations }) => `"${listVariable(part)}":[${representations.join(',')}]`);
    return { subgraph, kind: 'query', operationHash: head.hash, body: bodyOf(head, [...variables, ...lists]) };
  };
}

/** One operation that asks for the lists of several, with what they share declared once. */
function joinOperations(operations: readonly { readonly part: number; readonly text: string }[]): string {
  const read = operations.map(({ part, text }) => ({ part, ...readEntityOperation(text) }));
  const definitions = new Map<string, VariableDefinitionNode>();
  for (const { part, definition } of read) {
    for (const given of definition.variableDefinitions ?? []) {
      const own = inGroup(given, part, OWN_VARIABLES);
      definitions.set(own.variable.name.value, own);
    }
  }
  const operation: OperationDefinitionNode = {
    ...(read[0] as (typeof read)[number]).definition,
    // The client's own directives stand at each; no directive may stand at one operation twice.
    directives: [...new Map(read.flatMap(({ definition }) => definition.directives ?? []).map((each) => [print(each), each])).values()],
    variableDefinitions: [...definitions.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: read.map(({ part, entities }) => inGroup(entities, part, OWN_VARIABLES)) },
  };
  return stripIgnoredCharacters(print(operation));
}
