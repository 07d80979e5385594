import type { PathStep, PlanNode } from '../planning/plan.js';
import type { AskedKeys } from './asked-keys.js';
import { announcing, compileDefer } from './compile-defer.js';
import { compileContextFetch } from './context-fetch.js';
import type { Execution } from './execution.js';
import { compileFetch } from './fetch.js';
import { compileJoinedFetch } from './joined-fetch.js';
import type { TypeConditions } from './type-conditions.js';

/** One node of a plan, ready to run. */
export type Step = (execution: Execution) => Promise<void>;

/** Turns a plan into closures, once; they are run for every request that uses it. */
export function compileNode(node: PlanNode, types: TypeConditions, asked: AskedKeys, path: readonly PathStep[] = []): Step {
  const compileAt = (child: PlanNode, place = path) => compileNode(child, types, asked, place);
  switch (node.kind) {
    case 'sequence': {
      const steps = node.nodes.map((child) => compileAt(child));
      return async (execution) => {
        for (const step of steps) await step(execution);
      };
    }
    case 'parallel': {
      const steps = node.nodes.map((child) => compileAt(child));
      return async (execution) => {
        await Promise.all(steps.map((step) => step(execution)));
      };
    }
    case 'graph':
      return compileGraph(node.nodes.map(({ node: child, after }) => ({ step: compileAt(child), after })));
    case 'flatten':
      return compileAt(node.node, [...path, ...node.path]);
    case 'condition': {
      const whenTrue = node.whenTrue && compileAt(node.whenTrue);
      const whenFalse = node.whenFalse && compileAt(node.whenFalse);
      return async (execution) => {
        await (execution.variables[node.variable] === true ? whenTrue : whenFalse)?.(execution);
      };
    }
    case 'defer':
      return compileDefer(node, (child) => compileAt(child));
    case 'fetch': {
      const fetch = node.contextReads.length > 0 ? compileContextFetch(node, path, types, asked) : compileFetch(node, path, types, asked);
      return node.id === undefined ? fetch : announcing(node.id, fetch);
    }
    case 'joined':
      return compileJoinedFetch(node, path, types, asked);
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
