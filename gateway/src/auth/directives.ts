import { baseType, type FieldDefinition, type InterfaceType, type NamedType, type Schema } from '@apollo/federation-internals';
import { type Clause, createClauseBook, followsFrom } from './clause.js';
import { createDerivedFields, type FieldedType } from './derived-fields.js';
import { createReadClauses, type ReadClauses } from './read-clauses.js';

/** What the auth directives of one supergraph ask of whoever reads its fields. All clauses of a place must hold. */
export interface AccessRules {
  /** Whether anything at all is protected. */
  readonly isEmpty: boolean;
  /** For selecting a field on a type: the field's own, its parent's, its value's, and those of all it is made from. */
  ofField(type: string, field: string): readonly Clause[];
  /** For being given an object, a value or a type's name. */
  ofType(type: string): readonly Clause[];
}

const NO_CLAUSES: readonly Clause[] = [];

/**
 * Works out once for a supergraph what each type and field requires in effect. An interface requires what any type behind
 * it does; what stands on an interface alone holds for all types behind it, so that it cannot be walked around by naming
 * one of them (GHSA-mx7m-j9xf-62hw). A union requires what all its members do; the rest is decided for each object.
 *
 * @throws {StartFailure} when the directives cannot be read.
 */
export function compileAccessRules(schema: Schema): AccessRules {
  const read = createReadClauses(schema, createClauseBook());
  const types = typeClauses(schema, read);
  const fields = fieldClauses(schema, read, types);
  return {
    isEmpty: [...types.values(), ...fields.values()].every(({ length }) => length === 0),
    ofType: (type) => types.get(type) ?? NO_CLAUSES,
    ofField: (type, field) => (field === '__typename' ? types.get(type) : fields.get(`${type}.${field}`)) ?? NO_CLAUSES,
  };
}

type Known = ReadonlyMap<string, readonly Clause[]>;

function typeClauses(schema: Schema, read: ReadClauses): Known {
  const clauses = new Map<string, readonly Clause[]>();
  const own = (type: NamedType) => read(type);
  for (const type of [...schema.objectTypes(), ...schema.scalarTypes(), ...schema.enumTypes()]) clauses.set(type.name, own(type));
  for (const type of schema.interfaceTypes()) {
    const behind = type.possibleRuntimeTypes();
    const alone = unexplained(own(type), behind.flatMap(own));
    if (alone.length > 0) for (const object of behind) clauses.set(object.name, together(clauses.get(object.name), alone));
  }
  for (const type of schema.interfaceTypes())
    clauses.set(type.name, together(own(type), ...type.possibleRuntimeTypes().map(({ name }) => clauses.get(name))));
  for (const type of schema.unionTypes()) {
    const [first = NO_CLAUSES, ...others] = type.types().map(({ name }) => clauses.get(name) ?? NO_CLAUSES);
    clauses.set(
      type.name,
      first.filter((clause) => others.every((other) => other.includes(clause))),
    );
  }
  return clauses;
}

function fieldClauses(schema: Schema, read: ReadClauses, types: Known): Known {
  const clauses = new Map<string, readonly Clause[]>();
  const sources = new Map<string, readonly string[]>();
  const derivedFrom = createDerivedFields(schema);
  for (const type of [...schema.objectTypes(), ...schema.interfaceTypes()] as FieldedType[]) {
    for (const field of type.fields() as FieldDefinition<FieldedType>[]) {
      const value = types.get(baseType(field.type as NonNullable<typeof field.type>).name);
      const derived = derivedFrom(field);
      const lookedInto = [...derived.types].map((name) => types.get(name));
      clauses.set(field.coordinate, together(read(field), inherited(field, read), types.get(type.name), value, ...lookedInto));
      const behind = type.kind === 'InterfaceType' ? type.possibleRuntimeTypes().map(({ name }) => `${name}.${field.name}`) : [];
      sources.set(field.coordinate, [...behind, ...[...derived.fields].map(({ coordinate }) => coordinate)]);
    }
  }
  spread(clauses, sources);
  return clauses;
}

/** What an interface's field asks that its types' fields do not, for one of these fields. */
function inherited(field: FieldDefinition<FieldedType>, read: ReadClauses): readonly Clause[] {
  return field.parent.interfaces().flatMap((type: InterfaceType) => {
    const declared = type.field(field.name);
    const behind = type.possibleRuntimeTypes().flatMap((object) => object.field(field.name) ?? []);
    return declared
      ? unexplained(
          read(declared),
          behind.flatMap((found) => read(found)),
        )
      : [];
  });
}

function unexplained(own: readonly Clause[], others: readonly Clause[]): readonly Clause[] {
  return own.filter((clause) => !followsFrom(clause, others));
}

/** Chains of any length, and rings: whatever a source requires, what is made from it requires too. */
function spread(clauses: Map<string, readonly Clause[]>, sources: ReadonlyMap<string, readonly string[]>): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const [place, from] of sources) {
      const present = clauses.get(place) ?? NO_CLAUSES;
      const all = together(present, ...from.map((source) => clauses.get(source)));
      if (all.length === present.length) continue;
      clauses.set(place, all);
      changed = true;
    }
  }
}

function together(...lists: readonly (readonly Clause[] | undefined)[]): readonly Clause[] {
  return [...new Set(lists.flatMap((list) => list ?? NO_CLAUSES))];
}
