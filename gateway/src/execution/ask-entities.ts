import { askedName } from '../planning/asked-names.js';
import type { FetchNode } from '../planning/plan.js';
import type { Execution, SubgraphAnswer } from './execution.js';
import type { compileRequest } from './fetch.js';
import type { OpenEntities, Taken } from './kept-entities.js';
import type { Foreign } from './own.js';
import { noteError, pathOf, toFetchError } from './subgraph-error.js';

/** Asks for entities, and gives the subgraph's answer for all of them. */
export type AskEntities = (execution: Execution, representations: readonly string[]) => Promise<SubgraphAnswer>;

/** What no list of entities may hold: stands for those of an answer that cannot be used. */
const UNUSABLE = false;

/** Of a fetch whose entities may be kept only those are asked for that are not known; of none there is no call. */
export function compileAskEntities(node: FetchNode, request: ReturnType<typeof compileRequest>): AskEntities {
  const { subgraph, caching } = node;
  const ask: AskEntities = (execution, representations) => execution.send(request(execution.rawVariables, representations));
  if (!caching) return ask;
  const variablesOf = compileVariables(node.variables);
  return async (execution, representations) => {
    const open = execution.kept?.open(subgraph, caching, variablesOf(execution.rawVariables));
    if (!open) return ask(execution, representations);
    const taking = open.take(representations);
    const taken = taking instanceof Promise ? await taking : taking;
    const missing: number[] = [];
    for (let index = 0; index < taken.length; index += 1) if (taken[index] === undefined) missing.push(index);
    if (missing.length === 0) return { data: { _entities: taken }, errors: [] };
    if (missing.length === taken.length) {
      const answer = await ask(execution, representations);
      keepWhole(open, representations, answer);
      return answer;
    }
    const asked = missing.map((index) => representations[index] as string);
    try {
      const answer = await ask(execution, asked);
      keepWhole(open, asked, answer);
      return together(taken, missing, answer);
    } catch (error) {
      // What is known is shown all the same.
      noteError(execution.errors, () => toFetchError(error));
      return { data: { _entities: taken.map((entity) => entity ?? null) }, errors: [] };
    }
  };
}

/** Where one thing has failed, nothing of the answer is kept: what else it holds may be what could be saved. */
function keepWhole(open: OpenEntities, asked: readonly string[], { data, errors }: SubgraphAnswer): void {
  const entities = data?._entities;
  if (errors.length === 0 && Array.isArray(entities) && entities.length === asked.length) open.keep(asked, entities);
}

function together(taken: Taken, missing: readonly number[], { data, errors }: SubgraphAnswer): SubgraphAnswer {
  const entities: readonly unknown[] = Array.isArray(data?._entities) ? data._entities : [];
  const fits = entities.length === missing.length;
  const all: unknown[] = [...taken];
  missing.forEach((index, position) => {
    all[index] = data === null ? null : fits ? entities[position] : UNUSABLE;
  });
  return { data: { _entities: all }, errors: errors.map((error) => moved(error, missing)) };
}

/** An error tells its place among those that were asked for. */
function moved(error: Foreign, missing: readonly number[]): Foreign {
  const [root, position, ...inner] = pathOf(error) ?? [];
  const index = root === '_entities' && typeof position === 'number' ? missing[position] : undefined;
  const path = index === undefined ? undefined : ['_entities', index, ...inner];
  return typeof error === 'object' && error !== null ? { ...error, path } : error;
}

function compileVariables(names: readonly string[]): (variables: Foreign) => string {
  if (names.length === 0) return () => '';
  const asked = names.map((name) => askedName(name));
  return (variables) =>
    JSON.stringify(asked.map((name) => (Object.hasOwn(variables, name) && variables[name] !== undefined ? [variables[name]] : [])));
}
