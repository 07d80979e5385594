/** One node of a plan as it is run for a request. It may reject, and never throws: nobody would hear any more of others that were begun already. */
export type StepOf<State> = (state: State) => Promise<unknown>;

export function inSequence<State>(steps: readonly StepOf<State>[]): StepOf<State> {
  return async (state) => {
    for (const step of steps) await step(state);
  };
}

export function inParallel<State>(steps: readonly StepOf<State>[]): StepOf<State> {
  const [only, ...others] = steps;
  return only && others.length === 0 ? only : (state) => Promise.all(steps.map((step) => step(state)));
}

/** A step, and the numbers of those after which it begins; they stand before it. */
export interface NeededStep<State> {
  readonly step: StepOf<State>;
  readonly after: readonly number[];
}

/** Each begins when those have ended that it comes after. */
export function inOrderOfNeed<State>(nodes: readonly NeededStep<State>[]): StepOf<State> {
  return nodes.every(({ after }) => after.length <= 1) ? inParallel(followersOf(undefined, nodes)) : asGraph(nodes);
}

/** Those that come after one step, each with its own behind it, where none waits for two. */
function followersOf<State>(before: number | undefined, nodes: readonly NeededStep<State>[]): StepOf<State>[] {
  return nodes.flatMap(({ step, after }, index) => (after[0] === before ? [followed(step, followersOf(index, nodes))] : []));
}

function followed<State>(step: StepOf<State>, followers: readonly StepOf<State>[]): StepOf<State> {
  if (followers.length === 0) return step;
  const next = inParallel(followers);
  return (state) => step(state).then(() => next(state));
}

function asGraph<State>(nodes: readonly NeededStep<State>[]): StepOf<State> {
  return async (state) => {
    const ends: Promise<unknown>[] = [];
    for (const { step, after } of nodes) {
      const [first, ...others] = after;
      if (first === undefined) ends.push(step(state));
      else if (others.length === 0) ends.push((ends[first] as Promise<unknown>).then(() => step(state)));
      else ends.push(Promise.all(after.map((index) => ends[index])).then(() => step(state)));
    }
    await Promise.all(ends);
  };
}
