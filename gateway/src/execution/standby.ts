import type { CompiledOperation } from './compile-operation.js';

/** Who has not been needed from one look to the next is put away. */
const LOOK_EVERY_MS = 10_000;

interface Standby {
  compiled: CompiledOperation | undefined;
  neededLately: boolean;
}

/** All that are made; of operations that nobody knows any more, as long as the memory is not needed. */
const made = new Set<WeakRef<Standby>>();
let look: NodeJS.Timeout | undefined;

/**
 * An executor that takes no memory while nobody needs it: most answers are put together from texts, and most operations are asked
 * for a while and then no more. It is made at once, so that what is wrong with a plan shows then, and again when it is needed
 * after it was put away.
 */
export function standBy(compile: () => CompiledOperation): CompiledOperation {
  const standby: Standby = { compiled: undefined, neededLately: true };
  const needed = (): CompiledOperation => {
    standby.neededLately = true;
    if (standby.compiled) return standby.compiled;
    const compiled = compile();
    standby.compiled = compiled;
    made.add(new WeakRef(standby));
    look ??= setInterval(putAway, LOOK_EVERY_MS).unref();
    return compiled;
  };
  return {
    kind: needed().kind,
    execute: (request) => needed().execute(request),
    openPrimary: (variables) => needed().openPrimary(variables),
    completeEvent: (event, request) => needed().completeEvent(event, request),
  };
}

function putAway(): void {
  for (const reference of made) {
    const standby = reference.deref();
    if (standby?.neededLately) standby.neededLately = false;
    else {
      if (standby) standby.compiled = undefined;
      made.delete(reference);
    }
  }
  if (made.size > 0) return;
  clearInterval(look);
  look = undefined;
}
