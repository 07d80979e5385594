/** One node of a plan as it is run for a request. */
export type StepOf<State> = (state: State) => Promise<void>;

export function inSequence<State>(steps: readonly StepOf<State>[]): StepOf<State> {
  return async (state) => {
    for (const step of steps) await step(state);
  };
}

export function inParallel<State>(steps: readonly StepOf<State>[]): StepOf<State> {
  return async (state) => {
    await Promise.all(steps.map((step) => step(state)));
  };
}

/** Each begins when those have ended that it comes after, which stand before it. */
export function inOrderOfNeed<State>(nodes: readonly { readonly step: StepOf<State>; readonly after: readonly number[] }[]): StepOf<State> {
  return async (state) => {
    const ends: Promise<void>[] = [];
    for (const { step, after } of nodes) {
      const [first, ...others] = after;
      if (first === undefined) ends.push(step(state));
      else if (others.length === 0) ends.push((ends[first] as Promise<void>).then(() => step(state)));
      else ends.push(Promise.all(after.map((index) => ends[index])).then(() => step(state)));
    }
    await Promise.all(ends);
  };
}
