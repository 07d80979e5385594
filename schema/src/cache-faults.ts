import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse, type TypeNode } from 'graphql';
import { type CacheHint, hintOf } from './cache-hints.js';
import { objectTypes } from './carried-directives.js';

/** Directives that say that something is not for everybody. */
const GUARDS: ReadonlySet<string> = new Set(['authenticated', 'requiresScopes', 'policy']);

type Type = { hint: CacheHint | undefined; isGuarded: boolean };

/**
 * What a subgraph's SDL must not say of caching: that something may be kept for everybody which is not for everybody.
 * A field counts as public when it is, or may come to be, within what is kept so.
 */
export function cacheFaults(sdl: string): readonly string[] {
  const types = new Map<string, Type>();
  const nodes = objectTypes(parse(sdl));
  for (const { name, directives } of nodes) {
    const known = types.get(name.value);
    types.set(name.value, {
      hint: hintOf(directives) ?? known?.hint,
      isGuarded: known?.isGuarded === true || hasGuard(directives),
    });
  }
  // Only entities are kept, and what stands inside them: a type that nothing is said of is reached by a field that is.
  const reached = new Set([...types].flatMap(([name, { hint }]) => (hint ? [name] : [])));
  for (const { fields = [] } of nodes) for (const { directives, type } of fields) if (hintOf(directives)) reached.add(baseName(type));
  const faults: string[] = [];
  for (const node of nodes) {
    const parent = types.get(node.name.value) as Type;
    if (!reached.has(node.name.value)) continue;
    for (const field of node.fields ?? []) {
      const value = types.get(baseName(field.type));
      if (!isKeptForAll(field, parent, value)) continue;
      if (parent.isGuarded || hasGuard(field.directives) || value?.isGuarded)
        faults.push(
          `${node.name.value}.${field.name.value} is not for everybody, so it must not be kept for everybody: give it scope PRIVATE.`,
        );
    }
  }
  return faults;
}

function isKeptForAll({ directives }: FieldDefinitionNode, parent: Type, value: Type | undefined): boolean {
  const own = hintOf(directives);
  const scopes = [own?.scope, parent.hint?.scope, own?.scope === undefined ? value?.hint?.scope : undefined];
  if (scopes.includes('PRIVATE')) return false;
  const maxAge = own?.maxAge ?? value?.hint?.maxAge;
  if (maxAge !== undefined) return maxAge > 0;
  const inherits = value === undefined || own?.inheritMaxAge === true || value.hint?.inheritMaxAge === true;
  return inherits && ((parent.hint?.maxAge ?? 0) > 0 || parent.hint?.inheritMaxAge === true || own?.inheritMaxAge === true);
}

function hasGuard(directives: readonly ConstDirectiveNode[] | undefined): boolean {
  return directives?.some(({ name }) => GUARDS.has(name.value)) === true;
}

function baseName(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : baseName(type.type);
}
