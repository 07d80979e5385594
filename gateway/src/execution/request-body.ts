import { operationHash } from '@lapor/kit/identity';
import { askedName } from '../planning/asked-names.js';
import type { FetchNode } from '../planning/plan.js';
import { REPRESENTATIONS } from './entity-operation.js';
import type { SubgraphRequest } from './execution.js';
import type { Foreign } from './own.js';

/** What of a request to a subgraph does not change: the body as far as its variables, and the hash of the operation. */
export interface RequestHead {
  readonly text: string;
  readonly hash: string;
}

export function headOf(operation: string, operationName: string | undefined): RequestHead {
  const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
  return { text: `{"query":${JSON.stringify(operation)}${name},"variables":{`, hash: operationHash(operation) };
}

/** Writes those of the client's variables that an operation uses; the client calls them by their `askedName`. */
export function compileVariables(variables: readonly string[]): (given: Foreign) => string[] {
  const names = variables.map((variable) => [askedName(variable), `${JSON.stringify(variable)}:`] as const);
  return (given) => {
    const parts: string[] = [];
    for (const [name, label] of names)
      if (Object.hasOwn(given, name) && given[name] !== undefined) parts.push(label + JSON.stringify(given[name]));
    return parts;
  };
}

/** The whole body, of variables that are written as `"name":value`. */
export function bodyOf(head: RequestHead, variables: readonly string[]): string {
  return `${head.text}${variables.join(',')}}}`;
}

/** Serialises everything of a request that does not change once; only variables are written per request. */
export function compileRequest(node: FetchNode): (given: Foreign, representations: readonly string[] | undefined) => SubgraphRequest {
  const { subgraph, operationKind: kind } = node;
  const head = headOf(node.operation, node.operationName);
  const writeVariables = compileVariables(node.variables);
  return (given, representations) => {
    const variables = writeVariables(given);
    if (representations) variables.push(`"${REPRESENTATIONS}":[${representations.join(',')}]`);
    return { subgraph, kind, operationHash: head.hash, body: bodyOf(head, variables) };
  };
}
