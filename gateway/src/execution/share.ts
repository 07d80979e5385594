import type { SharedObjects } from './completion.js';
import type { Batch } from './entities.js';
import { type Foreign, setOwn } from './own.js';
import type { Slots } from './path.js';
import { NONE } from './waiting.js';

/**
 * Makes one object of all that are nothing but the same representation: what is fetched for it is then merged, looked
 * through and completed once, however often the answer holds it. `shared` takes note of those that stand in several places.
 * Only where nothing that is fetched later depends on the place (plan.ts, `standsAlone`).
 */
export function shareEqual({ objects, holders, keys }: Slots, batch: Batch, shared: SharedObjects): void {
  const { waiting } = batch;
  for (let position = 0; position < waiting.size; position += 1) {
    const size = batch.keys[position];
    const first = waiting.first(position);
    if (size === undefined || waiting.after(first) === NONE) continue;
    let one: Foreign | undefined;
    for (let index = first; index !== NONE; index = waiting.after(index)) {
      const object = objects[index] as Foreign;
      const holder = holders[index];
      if (holder === undefined || countKeys(object) !== size) continue;
      if (one === undefined) {
        one = object;
        continue;
      }
      if (!shared.has(one)) shared.set(one, {});
      if (object === one) continue;
      if (Array.isArray(holder)) holder[keys[index] as number] = one;
      else setOwn(holder, keys[index] as string, one);
      objects[index] = one;
    }
  }
}

function countKeys(object: Foreign): number {
  let count = 0;
  for (const _key in object) count += 1;
  return count;
}
