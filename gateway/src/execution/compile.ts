import type { PathStep, PlanNode } from '../planning/plan.js';
import { announcing, compileDefer } from './compile-defer.js';
import { compileContextFetch } from './context-fetch.js';
import type { Execution } from './execution.js';
import { compileFetch } from './fetch.js';
import { compileJoinedFetch } from './joined-fetch.js';
import type { TypeConditions } from './type-conditions.js';

/** One node of a plan, ready to run. */
export type Step = (execution: Execution) => Promise<void>;

/** Turns a plan into closures, once; they are run for every request that uses it. */
export function compileNode(node: PlanNode, types: TypeConditions, path: readonly PathStep[] = []): Step {
  switch (node.kind) {
    case 'sequence': {
      const steps = node.nodes.map((child) => compileNode(child, types, path));
      return async (execution) => {
        for (const step of steps) await step(execution);
      };
    }
    case 'parallel': {
      const steps = node.nodes.map((child) => compileNode(child, types, path));
      return async (execution) => {
        await Promise.all(steps.map((step) => step(execution)));
      };
    }
    case 'graph':
      return compileGraph(node.nodes.map(({ node: child, after }) => ({ step: compileNode(child, types, path), after })));
    case 'flatten':
      return compileNode(node.node, types, [...path, ...node.path]);
    case 'condition': {
      const whenTrue = node.whenTrue && compileNode(node.whenTrue, types, path);
      const whenFalse = node.whenFalse && compileNode(node.whenFalse, types, path);
      return async (execution) => {
        await (execution.variables[node.variable] === true ? whenTrue : whenFalse)?.(execution);
      };
    }
    case 'defer':
      return compileDefer(node, (child) => compileNode(child, types, path));
    case 'fetch': {
      const fetch = node.contextReads.length > 0 ? compileContextFetch(node, path, types) : compileFetch(node, path, types);
      return node.id === undefined ? fetch : announcing(node.id, fetch);
    }
    case 'joined':
      return compileJoinedFetch(node, path, types);
  }
}

/** Steps never fail: what has failed is an error in the answer, and what comes after goes on without it. */
function compileGraph(nodes: readonly { readonly step: Step; readonly after: readonly number[] }[]): Step {
  return async (execution) => {
    const ends: Promise<void>[] = [];
    for (const { step, after } of nodes) {
      const [first, ...others] = after;
      if (first === undefined) ends.push(step(execution));
      else if (others.length === 0) ends.push((ends[first] as Promise<void>).then(() => step(execution)));
      else ends.push(Promise.all(after.map((index) => ends[index])).then(() => step(execution)));
    }
    await Promise.all(ends);
  };
}
