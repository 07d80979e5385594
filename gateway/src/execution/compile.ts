import type { PathStep, PlanNode } from '../planning/plan.js';
import type { AskedKeys } from './asked-keys.js';
import { announcing, compileDefer } from './compile-defer.js';
import { compileContextFetch } from './context-fetch.js';
import type { Execution } from './execution.js';
import { compileFetch } from './fetch.js';
import { compileJoinedFetch } from './joined-fetch.js';
import { inOrderOfNeed, inParallel, inSequence, type StepOf } from './steps.js';
import type { TypeConditions } from './type-conditions.js';

/** One node of a plan, ready to run. It never fails: what has failed is an error in the answer, and what comes after goes on without it. */
export type Step = StepOf<Execution>;

/** Turns a plan into closures, once; they are run for every request that uses it. */
export function compileNode(node: PlanNode, types: TypeConditions, asked: AskedKeys, path: readonly PathStep[] = []): Step {
  const compileAt = (child: PlanNode, place = path) => compileNode(child, types, asked, place);
  switch (node.kind) {
    case 'sequence':
      return inSequence(node.nodes.map((child) => compileAt(child)));
    case 'parallel':
      return inParallel(node.nodes.map((child) => compileAt(child)));
    case 'graph':
      return inOrderOfNeed(node.nodes.map(({ node: child, after }) => ({ step: compileAt(child), after })));
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
