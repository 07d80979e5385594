import type { PathStep, PlanNode } from '../planning/plan.js';
import { announcing, compileDefer } from './compile-defer.js';
import { compileContextFetch } from './context-fetch.js';
import type { Execution } from './execution.js';
import { compileFetch } from './fetch.js';
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
  }
}
