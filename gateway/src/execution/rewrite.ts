import type { Rewrite, RewriteStep } from '../planning/plan.js';
import { type Foreign, isForeign, readerOf, setOwn } from './own.js';
import type { TypeConditions } from './type-conditions.js';

export type Rewriter = (value: unknown) => void;

/** The planner's changes to data on its way to or from a subgraph; undefined when there are none. */
export function compileRewrites(rewrites: readonly Rewrite[], types: TypeConditions): Rewriter | undefined {
  if (rewrites.length === 0) return undefined;
  const all = rewrites.map((rewrite) => compileRewrite(rewrite, types));
  return (value) => {
    for (const apply of all) apply(value);
  };
}

function compileRewrite(rewrite: Rewrite, types: TypeConditions): Rewriter {
  const change = compileChange(rewrite);
  return rewrite.path.reduceRight<Rewriter>((next, step) => compileStep(step, next, types), each(change));
}

function compileChange(rewrite: Rewrite): (object: Foreign) => void {
  if (rewrite.kind === 'setValue') return (object) => setOwn(object, rewrite.key, rewrite.value);
  return (object) => {
    if (!Object.hasOwn(object, rewrite.key)) return;
    setOwn(object, rewrite.to, object[rewrite.key]);
    delete object[rewrite.key];
  };
}

function compileStep(step: RewriteStep, next: Rewriter, types: TypeConditions): Rewriter {
  if (step.kind === 'key') {
    const read = readerOf(step.key);
    return each((object) => next(read(object)));
  }
  return each((object) => {
    const typename = object.__typename;
    // A subgraph that was not asked for the type name answers for the one type that is possible there.
    if (typeof typename !== 'string' || types.applies(step.type, typename)) next(object);
  });
}

function each(apply: (object: Foreign) => void): Rewriter {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const element of value) visit(element);
    else if (isForeign(value)) apply(value);
  };
  return visit;
}
