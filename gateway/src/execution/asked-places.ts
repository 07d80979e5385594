import { type FetchedField, keysInAnswer } from '../planning/fetched-fields.js';
import { keysOf } from '../planning/placed-fetches.js';
import type { FetchNode } from '../planning/plan.js';
import type { PlanPlaces } from './plan-places.js';
import type { TypeConditions } from './type-conditions.js';

/** What a plan asks subgraphs for of the objects at one place of the answer. */
export interface AskedPlace {
  /**
   * What it asks for below a key of the objects of one type; undefined when it asks nobody for the key. In doubt it asks.
   *
   * @param typename undefined where the type is not known.
   */
  below(key: string, typename: string | undefined): AskedPlace | undefined;
}

/** What one fetch asks for at a place. */
interface Asked {
  readonly fetch: FetchNode;
  readonly fields: readonly FetchedField[];
}

/** Fetches whose place lies here, or further down the keys. */
interface Below {
  readonly path: readonly string[];
  readonly asked: Asked;
}

/** The root of the answer. */
export function askedRoot({ fetches, fieldsOf }: PlanPlaces, types: TypeConditions): AskedPlace {
  const placed = fetches.map(({ path, fetch }) => ({ path: keysOf(path), asked: { fetch, fields: fieldsOf(fetch) } }));
  return askedPlace([], placed, types);
}

function askedPlace(given: readonly Asked[], below: readonly Below[], types: TypeConditions): AskedPlace {
  const asked = [...given, ...below.flatMap((one) => (one.path.length === 0 ? [one.asked] : []))];
  return {
    below(key, typename) {
      const holds = (condition: string) => typename === undefined || types.applies(condition, typename);
      const inner = asked.flatMap(({ fetch, fields }): readonly Asked[] => {
        const found = fields.filter((field) => keysInAnswer(field.key, fetch).includes(key) && field.types.every(holds));
        return found.length > 0 ? [{ fetch, fields: found.flatMap((field) => field.fields) }] : [];
      });
      if (inner.length === 0) return undefined;
      const further = below.flatMap(({ path: [first, ...rest], asked: one }) => (first === key ? [{ path: rest, asked: one }] : []));
      return askedPlace(inner, further, types);
    },
  };
}
