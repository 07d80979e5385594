import { makeCode } from './made-code.js';
import { type Foreign, isForeign, isInherited, readerOf } from './own.js';

/** Something done with each object of an answer at one place. */
export type EachObject = (object: Foreign) => void;

/** What stands under a key, with what is done with each object there, in lists too. */
export interface Inside {
  readonly key: string;
  readonly each: EachObject;
}

/** Enough that making code pays (shape.ts). */
const HOT_AFTER = 200;

/**
 * Takes some keys out of an object and goes on into it; undefined when there is nothing to do. It is run for each object of
 * an answer, nearly always for nothing, so it soon becomes code in which the keys are named, like the completion of objects.
 */
export function compileForget(keys: readonly string[], inside: readonly Inside[]): EachObject | undefined {
  if (keys.length === 0 && inside.length === 0) return undefined;
  const forget: EachObject = (object) => {
    for (const key of keys) if (Object.hasOwn(object, key)) delete object[key];
  };
  const visits = inside.map(({ key, each }) => ({ read: readerOf(key), visit: visiting(each) }));
  const slow: EachObject = (object) => {
    forget(object);
    for (const { read, visit } of visits) visit(read(object));
  };
  if ([...keys, ...inside.map(({ key }) => key)].some(isInherited)) return slow;
  let run = slow;
  let count = 0;
  return (object) => {
    if (count <= HOT_AFTER) {
      if (count === HOT_AFTER) run = makeHot(keys, inside, { forget, visits: visits.map(({ visit }) => visit) }) ?? slow;
      count += 1;
    }
    run(object);
  };
}

function visiting(each: EachObject): (value: unknown) => void {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (let index = 0; index < value.length; index += 1) visit(value[index]);
    else if (isForeign(value)) each(value);
  };
  return visit;
}

function makeHot(keys: readonly string[], inside: readonly Inside[], values: Readonly<Record<string, unknown>>): EachObject | undefined {
  const isThere = keys.map((key) => `object[${JSON.stringify(key)}]!==undefined`).join('||');
  const calls = inside.map(({ key }, index) => `visit${index}(object[${JSON.stringify(key)}]);`).join('');
  const visits = inside.map((_, index) => `const visit${index}=visits[${index}];`).join('');
  return makeCode(`"use strict";${visits}return function(object){${isThere && `if(${isThere})forget(object);`}${calls}};`, values);
}
