import { RefusalError } from '@lapor/kit/refusal';
import type { FetchNode, PathStep } from '../planning/plan.js';
import type { AskedKeys } from './asked-keys.js';
import { type ContextGroup, groupByContext, inRequests } from './context-groups.js';
import { compileGroupedOperation, type GroupedOperation } from './context-operation.js';
import { type ContextVariable, compileContextValues, type ObjectInContext } from './context-values.js';
import { REPRESENTATIONS } from './entity-operation.js';
import { compileBatches } from './entity-question.js';
import type { SubgraphRequest } from './execution.js';
import { type FetchStep, reportingFailure } from './fetch.js';
import { compileInputCheck } from './input-check.js';
import type { Foreign } from './own.js';
import { compilePath, type ResponsePath } from './path.js';
import { bodyOf, compileVariables } from './request-body.js';
import { compileScatter } from './scatter.js';
import { noteError, pathOf, toClientError } from './subgraph-error.js';
import type { TypeConditions } from './type-conditions.js';

/** More groups than this are asked for by several requests at once, so that no operation grows with the data. */
const GROUPS_OF_REQUEST = 20;

/**
 * A fetch of entities of which fields take arguments from further up (@fromContext). An argument of an operation has one
 * value for all its entities, so those with different values are asked for under different aliases of one request.
 */
export function compileContextFetch(node: FetchNode, path: readonly PathStep[], types: TypeConditions, asked: AskedKeys): FetchStep {
  const names = [...new Set(node.contextReads.map(({ variable }) => variable))];
  const operation = compileGroupedOperation(node, names);
  const collect = compileContextValues(path, variablesOf(names, operation), node.contextReads, types);
  const batchFor = compileBatches(node, types);
  const request = compileContextRequest(node, operation, names);
  const scatter = compileScatter(node, path, types, asked, true);
  const walker = compilePath(path, types);
  return reportingFailure(async (execution) => {
    const objects = collect(execution.data);
    const requests = inRequests(groupByContext(objects, batchFor(execution)), GROUPS_OF_REQUEST).map((groups) =>
      reportingFailure(async ({ data, errors, rawVariables, send }) => {
        const answer = await send(request(groups, rawVariables));
        for (const error of answer.errors) {
          const { indexes, inner } = placeInGroups(error, groups, operation);
          if (indexes.length === 0) noteError(errors, () => toClientError(error, undefined));
          const places = indexes.length > 0 ? walker.locate(data) : [];
          for (const index of indexes) noteError(errors, () => toClientError(error, [...(places[index] as ResponsePath), ...inner]));
        }
        const { data: given } = answer;
        if (!given) return;
        // What came for one group counts, whatever came for another.
        const used = groups.map(({ batch, indexes }, group) => {
          const objectAt = (index: number) => (objects[indexes[index] as number] as ObjectInContext).object;
          return scatter(given[operation.answerKey(group, groups.length)], batch.waiting, objectAt);
        });
        if (used.includes(false)) throw new RefusalError('SUBGRAPH_ANSWER_INVALID');
      }),
    );
    await Promise.all(requests.map((send) => send(execution)));
  });
}

function variablesOf(names: readonly string[], { types }: GroupedOperation): readonly ContextVariable[] {
  return names.map((name) => {
    const type = types.get(name);
    if (!type) throw new Error('the planner gave a context to a fetch that does not use it');
    return { name, fits: compileInputCheck(type) };
  });
}

function compileContextRequest(node: FetchNode, operation: GroupedOperation, names: readonly string[]) {
  const writeVariables = compileVariables(node.variables);
  return (groups: readonly ContextGroup[], given: Foreign): SubgraphRequest => {
    const head = operation.forGroups(groups.length);
    const label = (variable: string, group: number) => `${JSON.stringify(operation.nameInGroup(variable, group, groups.length))}:`;
    const parts = groups.flatMap(({ values, batch }, group) => [
      `${label(REPRESENTATIONS, group)}[${batch.representations.join(',')}]`,
      ...names.flatMap((variable, index) => (values[index] === undefined ? [] : [label(variable, group) + values[index]])),
    ]);
    return {
      subgraph: node.subgraph,
      kind: node.operationKind,
      operationHash: head.hash,
      body: bodyOf(head, [...parts, ...writeVariables(given)]),
    };
  };
}

/** An error at `_1[i].…` is an error at every object that waited for representation i of group 1. */
function placeInGroups(error: unknown, groups: readonly ContextGroup[], operation: GroupedOperation) {
  const [key, position, ...inner] = pathOf(error) ?? [];
  const group = groups.find((_, index) => operation.answerKey(index, groups.length) === key);
  const waiting = group && typeof position === 'number' ? group.batch.waiting.indexesOf(position) : [];
  return { indexes: waiting.map((index) => group?.indexes[index] as number), inner };
}
