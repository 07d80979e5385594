import type { OpenEntities, Taken } from '../execution/kept-entities.js';
import type { Foreign } from '../execution/own.js';
import type { FetchCaching } from '../planning/plan.js';
import { factsOf } from './entity-change.js';
import type { FarEntities } from './far-entities.js';
import { copyDeep, freezeDeep, isFlat } from './frozen.js';
import type { NearEntities, NearEntity } from './near-entities.js';

export interface OpenEntitiesOptions {
  readonly subgraph: string;
  readonly caching: FetchCaching;
  /** Of all keys: what is asked for, by whom, with which variables. */
  readonly prefix: string;
  readonly near: NearEntities;
  readonly far: FarEntities | undefined;
  /** When it was opened, which is before anything is fetched. */
  readonly at: number;
  /** Whether no change has become known since then. */
  readonly nothingChanged: () => boolean;
  readonly counts: { hits: number; misses: number };
}

const LONGEST_REPRESENTATION = 1_000;

export function openEntities({ subgraph, caching, prefix, near, far, at, nothingChanged, counts }: OpenEntitiesOptions): OpenEntities {
  const dependence = { subgraph, types: [...caching.types, ...caching.innerTypes] };
  /** Under which what is fetched now may be kept elsewhere; undefined when nothing may. */
  let stamp: string | undefined;

  /** Undefined for what is not a whole answer to this representation. */
  const toEntity = (representation: string, value: unknown, until: number): NearEntity | undefined => {
    const named = JSON.parse(representation) as Foreign;
    const copy = typeof named.__typename === 'string' ? caching.copyWhole(value, named.__typename) : undefined;
    if (!copy || !answersTo(named, value as Foreign)) return undefined;
    const { innerTypes } = caching;
    return {
      subgraph,
      type: String(named.__typename),
      innerTypes,
      facts: factsOf(named),
      value: freezeDeep(copy),
      text: JSON.stringify(copy),
      isFlat: isFlat(copy),
      until,
    };
  };
  const takeFar = async <Given>(
    elsewhere: FarEntities,
    representations: readonly string[],
    taken: Taken<Given>,
    give: (entity: NearEntity) => Given,
  ): Promise<Taken<Given>> => {
    const missing = [...taken.keys()].filter((index) => taken[index] === undefined);
    const found = await elsewhere.find(
      missing.map((index) => prefix + representations[index]),
      dependence,
    );
    if (!found || !nothingChanged()) return taken;
    stamp = found.stamp;
    found.texts.forEach((text, position) => {
      const index = missing[position] as number;
      const read = text === undefined ? undefined : readFar(text);
      const representation = representations[index] as string;
      const entity = read && toEntity(representation, read.value, Math.min(read.until, at + caching.maxAgeMs));
      if (!entity || entity.until <= at) return;
      near.set(prefix + representation, entity);
      taken[index] = give(entity);
    });
    return taken;
  };
  const counted = <Given>(taken: Taken<Given>): Taken<Given> => {
    for (const entity of taken) counts[entity === undefined ? 'misses' : 'hits'] += 1;
    return taken;
  };
  const takeAs = <Given>(
    representations: readonly string[],
    give: (entity: NearEntity) => Given,
    count: (taken: Taken<Given>) => Taken<Given>,
  ): Taken<Given> | Promise<Taken<Given>> => {
    const taken: Taken<Given> = representations.map((representation) => {
      const entity = near.get(prefix + representation, at);
      return entity && give(entity);
    });
    return far && taken.includes(undefined) ? takeFar(far, representations, taken, give).then(count) : count(taken);
  };
  return {
    take: (representations) => takeAs(representations, given, counted),
    // Of what is not whole nothing is used: it is taken again, as entities.
    takeTexts: (representations) =>
      takeAs(
        representations,
        ({ text }) => text,
        (taken) => (taken.includes(undefined) ? taken : counted(taken)),
      ),
    keep(representations, values) {
      if (!nothingChanged()) return;
      const until = at + caching.maxAgeMs;
      const kept: [string, NearEntity][] = [];
      for (const [index, representation] of representations.entries()) {
        // That there is none may only mean that it was not found; and then it is soon asked for again.
        if (values[index] === null || representation.length > LONGEST_REPRESENTATION) continue;
        const entity = toEntity(representation, values[index], until);
        // One that is wrong makes the answer one that nobody should trust.
        if (!entity) return;
        kept.push([prefix + representation, entity]);
      }
      for (const [key, entity] of kept) {
        near.set(key, entity);
        if (stamp !== undefined) far?.keep(key, `{"until":${until},"value":${entity.text}}`, stamp, caching.maxAgeMs);
      }
    },
  };
}

function given({ value, isFlat: flat }: NearEntity): Foreign {
  return (flat ? value : copyDeep(value)) as Foreign;
}

/** What an entity says of its own type and keys, asked or not, must be what it was named by. */
function answersTo(named: Foreign, entity: Foreign): boolean {
  return Object.entries(named).every(([key, value]) => !Object.hasOwn(entity, key) || isSame(entity[key], value));
}

function isSame(one: unknown, other: unknown): boolean {
  return typeof one === 'object' || typeof other === 'object' ? JSON.stringify(one) === JSON.stringify(other) : one === other;
}

function readFar(text: string): { readonly until: number; readonly value: unknown } | undefined {
  try {
    const { until, value } = JSON.parse(text) as { until?: unknown; value?: unknown };
    return typeof until === 'number' ? { until, value } : undefined;
  } catch {
    return undefined;
  }
}
