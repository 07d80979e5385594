import type { ResponsePath } from './path.js';

/** What parts have given at a place, and at those below it. */
interface Place {
  readonly given: unknown[];
  readonly below: Map<string, Place>;
}

/**
 * What an answer in parts has given so far. A part adds to that and takes nothing back: an object that was given may have fragments of
 * its own, whose parts then had no place (docs/adr/0032). Found by place: a part may stand on each of thousands of objects.
 */
export class GivenParts {
  readonly #root: Place = { given: [], below: new Map() };

  /** @param first the data of the first part. */
  constructor(first: unknown) {
    this.add([], first);
  }

  /** @param path where in the answer the data stand. */
  add(path: ResponsePath, data: unknown): void {
    let place = this.#root;
    for (const step of path) {
      const next = place.below.get(String(step)) ?? { given: [], below: new Map() };
      place.below.set(String(step), next);
      place = next;
    }
    place.given.push(data);
  }

  /** Whether these data have null where an object or a list was given. */
  wouldLoseTo(path: ResponsePath, data: unknown): boolean {
    let place: Place | undefined = this.#root;
    let given: readonly unknown[] = place.given;
    for (const step of path) [place, given] = stepInto(place, given, String(step));
    return loses(place, given, data);
  }
}

function stepInto(place: Place | undefined, given: readonly unknown[], step: string): [Place | undefined, readonly unknown[]] {
  const next = place?.below.get(step);
  const inside = given.flatMap((one) => (isComposite(one) && Object.hasOwn(one, step) ? [one[step]] : []));
  return [next, next ? [...inside, ...next.given] : inside];
}

function loses(place: Place | undefined, given: readonly unknown[], data: unknown): boolean {
  if (data === null) return place !== undefined || given.some(isComposite);
  if (!isComposite(data) || (!place && given.length === 0)) return false;
  return Object.keys(data).some((key) => loses(...stepInto(place, given, key), data[key]));
}

function isComposite(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
