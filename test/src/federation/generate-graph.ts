import type { Random } from './random.js';
import type { Data, RawSubgraph } from './raw-subgraph.js';

/** A made-up supergraph, its subgraphs, and what the whole of it says. */
export interface GeneratedGraph {
  readonly sdl: Readonly<Record<string, string>>;
  readonly subgraphs: Readonly<Record<string, RawSubgraph>>;
  readonly root: Data;
}

interface Field {
  readonly name: string;
  readonly type: string;
  /** How it is wrapped: `[E!]!` is `['!', '[]', '!']` from outside in. */
  readonly wraps: readonly string[];
  readonly owner: string;
  /** A field of the same type, kept elsewhere, that the value is made from. */
  readonly requires?: string;
}

const SUBGRAPHS = ['a', 'b', 'c'];
const WRAPS = [[], ['!'], ['[]'], ['[]', '!'], ['!', '[]'], ['!', '[]', '!'], ['[]', '[]'], ['!', '[]', '!', '[]', '!']];
const SCALARS = ['Int', 'String', 'Boolean', 'ID', 'Grade'];
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable"])';

/**
 * Entities whose fields lie in different subgraphs, of all nullabilities, behind an interface and a union, some made from
 * others' fields. One value in eight is null, wherever it stands.
 */
export function generateGraph(random: Random): GeneratedGraph {
  const types = Array.from({ length: 3 + random.below(3) }, (_, index) => `T${index}`);
  const composite = [...types, 'Any', 'Node'];
  const fieldsOf = new Map<string, readonly Field[]>();
  for (const type of types) {
    const plain = Array.from({ length: 4 + random.below(5) }, (_, index): Field => {
      const target = random.chance(0.5) ? random.pick(composite) : random.pick(SCALARS);
      return { name: `f${index}`, type: target, wraps: random.pick(WRAPS), owner: random.pick(SUBGRAPHS) };
    });
    const sources = plain.filter((field) => SCALARS.includes(field.type));
    const made = sources.slice(0, 2).map((source, index): Field => {
      const owner = random.pick(SUBGRAPHS.filter((name) => name !== source.owner));
      return { name: `r${index}`, type: 'String', wraps: [], owner, requires: source.name };
    });
    fieldsOf.set(type, [...plain, ...made]);
  }
  const roots = Array.from({ length: 6 }, (_, index): Field => {
    return { name: `q${index}`, type: random.pick(composite), wraps: random.pick(WRAPS), owner: random.pick(SUBGRAPHS) };
  });
  const entities = makeEntities(random, types, fieldsOf);
  const root = Object.fromEntries(roots.map((field) => [field.name, valueFor(random, field, field.wraps, types, entities)]));
  const abstract = Object.fromEntries(types.map((type) => [type, ['Any', 'Node']]));
  const entity = (one: Data) => entityFor(one, fieldsOf, entities);
  return {
    sdl: Object.fromEntries(SUBGRAPHS.map((name) => [name, sdlOf(name, types, fieldsOf, roots)])),
    subgraphs: Object.fromEntries(SUBGRAPHS.map((name) => [name, { root, entity, abstract }])),
    root,
  };
}

function sdlOf(owner: string, types: readonly string[], fieldsOf: ReadonlyMap<string, readonly Field[]>, roots: readonly Field[]): string {
  const own = (fields: readonly Field[]) =>
    fields.flatMap((field) => {
      const needed = fields.find(
        ({ name, requires }) => requires === field.name && fields.some((one) => one.name === name && one.owner === owner),
      );
      const text = `${field.name}: ${typeText(field)}`;
      if (field.owner === owner) return [field.requires ? `${text} @requires(fields: "${field.requires}")` : text];
      return needed?.owner === owner || fields.some((one) => one.requires === field.name && one.owner === owner)
        ? [`${text} @external`]
        : [];
    });
  const rootFields = own(roots);
  return `${LINK}
    type Query { ${rootFields.join(' ')} unused_${owner}: Int }
    enum Grade { HIGH LOW }
    interface Node { id: ID! }
    union Any = ${types.join(' | ')}
    ${types.map((type) => `type ${type} implements Node @key(fields: "id") { id: ID! ${own(fieldsOf.get(type)!).join(' ')} }`).join('\n')}`;
}

function typeText({ type, wraps }: Field): string {
  return wraps.reduceRight((text, wrap) => (wrap === '!' ? `${text}!` : `[${text}]`), type);
}

type Entities = ReadonlyMap<string, Record<string, unknown>>;

const OF_TYPE = 4;

function makeEntities(random: Random, types: readonly string[], fieldsOf: ReadonlyMap<string, readonly Field[]>): Entities {
  const entities = new Map<string, Record<string, unknown>>();
  for (const type of types) for (let n = 0; n < OF_TYPE; n += 1) entities.set(`${type}-${n}`, { __typename: type, id: `${type}-${n}` });
  for (const entity of entities.values()) {
    const fields = fieldsOf.get(String(entity.__typename))!;
    for (const field of fields) if (!field.requires) entity[field.name] = valueFor(random, field, field.wraps, types, entities);
    for (const { name, requires } of fields) if (requires) entity[name] = `made of ${JSON.stringify(entity[requires])}`;
  }
  return entities;
}

/** What a subgraph makes of what it was sent, which need not be what it was to be sent. */
function entityFor(one: Data, fieldsOf: ReadonlyMap<string, readonly Field[]>, entities: Entities): Data | null {
  const known = entities.get(String(one.id));
  if (!known || known.__typename !== one.__typename) return null;
  const made = fieldsOf
    .get(String(one.__typename))!
    .flatMap(({ name, requires }) => (requires ? [[name, `made of ${JSON.stringify(one[requires])}`]] : []));
  return { ...known, ...Object.fromEntries(made) };
}

function valueFor(
  random: Random,
  field: Field,
  [wrap, ...inner]: readonly string[],
  types: readonly string[],
  entities: Entities,
): unknown {
  if (random.chance(0.125)) return null;
  if (wrap === '!') return valueFor(random, field, inner, types, entities);
  if (wrap === '[]') return Array.from({ length: random.below(4) }, () => valueFor(random, field, inner, types, entities));
  switch (field.type) {
    case 'Int':
      return random.below(100);
    case 'String':
      return `text ${random.below(100)}`;
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return `id-${random.below(9)}`;
    case 'Grade':
      return random.pick(['HIGH', 'LOW']);
    default: {
      const type = types.includes(field.type) ? field.type : random.pick(types);
      return entities.get(`${type}-${random.below(OF_TYPE)}`);
    }
  }
}
