import type { GraphQLError } from 'graphql';
import type { DeferNode, PlanNode } from '../planning/plan.js';
import type { Step } from './compile.js';
import type { Execution } from './execution.js';

/** A fetch that deferred parts wait for. */
export function announcing(id: string, fetch: Step): Step {
  return async (execution) => {
    await fetch(execution);
    execution.deferral?.announce(id);
  };
}

/** Runs the first part and starts the deferred ones; it has ended when the first part has. */
export function compileDefer({ primary, deferred }: DeferNode, compile: (node: PlanNode) => Step): Step {
  const first = primary && compile(primary);
  const firstFetches = fetchesOf(primary);
  const parts = deferred.map(({ node, ...part }) => ({ ...part, run: node && compile(node), fetches: fetchesOf(node) }));
  return async (execution) => {
    const { deferral } = execution;
    if (!deferral) throw new Error('a plan with deferred parts was run as one without');
    const firstEnded = Promise.withResolvers<void>();
    for (const { label, depends, afterPrimary, run, fetches } of parts) {
      const errors: GraphQLError[] = [];
      deferral.begin(label, errors, async () => {
        await Promise.all(depends.map((id) => deferral.fetched(id)));
        if (afterPrimary || !deferral.early) await firstEnded.promise;
        await run?.(deferredExecution(execution, errors));
        // Conditions may have left out what another part waits for.
        for (const id of fetches) deferral.announce(id);
      });
    }
    try {
      await first?.(execution);
    } finally {
      for (const id of firstFetches) deferral.announce(id);
      firstEnded.resolve();
    }
  };
}

/** The same data, and errors of its own: they are told with the part that they belong to. */
function deferredExecution(execution: Execution, errors: GraphQLError[]): Execution {
  const { deferral, errors: before, failedBefore } = execution;
  return {
    ...execution,
    send: deferral?.send ?? execution.send,
    errors,
    failedBefore: () => before.length > 0 || failedBefore?.() === true,
  };
}

/** The ids of a part's own fetches. */
function fetchesOf(node: PlanNode | undefined): readonly string[] {
  switch (node?.kind) {
    case 'sequence':
    case 'parallel':
      return node.nodes.flatMap(fetchesOf);
    case 'flatten':
      return fetchesOf(node.node);
    case 'condition':
      return [...fetchesOf(node.whenTrue), ...fetchesOf(node.whenFalse)];
    case 'fetch':
      return node.id === undefined ? [] : [node.id];
    default:
      return [];
  }
}
