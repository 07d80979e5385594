import type { FetchNode, PathStep } from '../planning/plan.js';
import type { AskedKeys } from './asked-keys.js';
import { mergeInto } from './merge.js';
import { type Foreign, isForeign } from './own.js';
import { compileRewrites } from './rewrite.js';
import type { TypeConditions } from './type-conditions.js';
import { isUnknownSomewhere, noteUnknown } from './unknown-objects.js';
import { NONE, type Waiting } from './waiting.js';

/**
 * Merges each entity of a list into all objects that wait for it. False when the list or any of its entities cannot be
 * used; those that can are taken all the same.
 */
export type Scatter = (entities: unknown, waiting: Waiting, objectAt: (index: number) => Foreign) => boolean;

/** @param apart whether each object gets an entity of its own, because something below it depends on its place. */
export function compileScatter(
  node: FetchNode,
  path: readonly PathStep[],
  types: TypeConditions,
  asked: AskedKeys,
  apart: boolean,
): Scatter {
  const rewriteOutput = compileRewrites(node.outputRewrites, types);
  const keepAsked = asked.keepOf(node, path);
  // Who knows nothing of an entity knows nothing of its parts, whoever else tells of them, sooner or later.
  const notePartsUnknown = asked.eachShared(node, path, noteUnknown);
  return (entities, waiting, objectAt) => {
    // A list that does not fit cannot be scattered: which entity is whose would be a guess, and a wrong guess a leak.
    if (!Array.isArray(entities) || entities.length !== waiting.size) return false;
    let valid = true;
    for (let position = 0; position < entities.length; position += 1) {
      const entity: unknown = entities[position];
      if (!isForeign(entity)) {
        valid &&= entity === null;
        for (let index = waiting.first(position); index !== NONE; index = waiting.after(index)) {
          noteUnknown(objectAt(index));
          notePartsUnknown?.(objectAt(index));
        }
        continue;
      }
      keepAsked?.(entity);
      rewriteOutput?.(entity);
      let last: Foreign | undefined;
      for (let index = waiting.first(position); index !== NONE; index = waiting.after(index)) {
        const object = objectAt(index);
        if (object !== last) valid = mergeEntity(object, apart ? copyOf(entity) : entity, types) && valid;
        if (notePartsUnknown && isUnknownSomewhere(object)) notePartsUnknown(object);
        last = object;
      }
    }
    return valid;
  };
}

function copyOf(entity: Foreign): Foreign {
  return JSON.parse(JSON.stringify(entity)) as Foreign;
}

/**
 * A subgraph that adds fields to an interface (@interfaceObject) calls each object by the interface's name; its own is
 * known. False, and nothing is taken, when it makes the object one of another type.
 */
function mergeEntity(object: Foreign, entity: Foreign, types: TypeConditions): boolean {
  const known = object.__typename;
  const told = entity.__typename;
  if (told === undefined || told === known || known === undefined) {
    mergeInto(object, entity);
    return true;
  }
  if (typeof told !== 'string' || typeof known !== 'string') return false;
  const isWider = types.applies(told, known);
  if (!isWider && !types.applies(known, told)) return false;
  mergeInto(object, entity);
  if (isWider) object.__typename = known;
  return true;
}
