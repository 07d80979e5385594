import { readFileSync } from 'node:fs';
import { type InputValueDefinitionNode, Kind, parse, type TypeNode } from 'graphql';

const SDL = parse(readFileSync(new URL('../../../schema/subgraphs/reports.graphql', import.meta.url), 'utf8'));

/** A field or an argument, as far as a test has to know it. */
export interface Slot {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly list: boolean;
}
interface FieldOf extends Slot {
  readonly args: readonly Slot[];
}

const OBJECTS = new Map<string, readonly FieldOf[]>();
const INPUTS = new Map<string, readonly Slot[]>();
const ENUMS = new Map<string, readonly string[]>();
for (const node of SDL.definitions) {
  if (node.kind === Kind.OBJECT_TYPE_DEFINITION)
    OBJECTS.set(
      node.name.value,
      (node.fields ?? []).map((field) => ({ ...toSlot(field), args: (field.arguments ?? []).map(toSlot) })),
    );
  if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) INPUTS.set(node.name.value, (node.fields ?? []).map(toSlot));
  if (node.kind === Kind.ENUM_TYPE_DEFINITION)
    ENUMS.set(
      node.name.value,
      (node.values ?? []).map(({ name }) => name.value),
    );
}

/** The types that other subgraphs add fields to; here their keys are enough. */
const FOREIGN: Readonly<Record<string, string>> = { Citizen: '{ id displayName }', RevealedReporter: '{ displayName email phone }' };

/** Every field of a type, down to a depth; what demands an argument is left out. New fields come in by themselves. */
export function selectionOf(type: string, depth: number): string {
  const fields = (OBJECTS.get(type) ?? [])
    .filter(({ args }) => args.every(({ required }) => !required))
    .flatMap((field) => {
      const foreign = FOREIGN[field.type];
      if (foreign) return [`${field.name} ${foreign}`];
      if (!OBJECTS.has(field.type)) return [field.name];
      return depth > 0 ? [`${field.name}${paged(field)} ${selectionOf(field.type, depth - 1)}`] : [];
    });
  return `{ ${fields.join(' ') || '__typename'} }`;
}

function paged({ args }: FieldOf): string {
  return args.some(({ name }) => name === 'first') ? '(first: 100)' : '';
}

/** A mutation with its arguments; an input object's fields stand for it. */
export interface Mutation {
  readonly name: string;
  readonly query: string;
  /** The name of its one input object; null when the arguments stand alone. */
  readonly input: string | null;
  readonly slots: readonly Slot[];
}

/** What moves the whole country's clocks is no command on a report. */
const LEFT_OUT = new Set(['recomputeClocks']);

/** Every mutation of the reports subgraph; new ones come in by themselves. */
export const MUTATIONS: readonly Mutation[] = (OBJECTS.get('Mutation') ?? [])
  .filter(({ name }) => !LEFT_OUT.has(name))
  .map(({ name, args, type }) => {
    const [first] = args;
    const input = first && INPUTS.has(first.type) ? first.type : null;
    const variables = args.map((arg) => `$${arg.name}: ${arg.type}${arg.required ? '!' : ''}`).join(', ');
    const values = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    return {
      name,
      query: `mutation (${variables}) { answer: ${name}(${values}) ${selectionOf(type, 2)} }`,
      input,
      slots: input ? INPUTS.get(input)! : args,
    };
  });

/** The fields of an input object; undefined for any other type. */
export function slotsOf(type: string): readonly Slot[] | undefined {
  return INPUTS.get(type);
}

export function valuesOf(type: string): readonly string[] | undefined {
  return ENUMS.get(type);
}

function toSlot({ name, type, ...node }: Pick<InputValueDefinitionNode, 'name' | 'type'> & { readonly defaultValue?: unknown }): Slot {
  const required = type.kind === Kind.NON_NULL_TYPE && node.defaultValue === undefined;
  return { name: name.value, required, ...named(type) };
}

function named(type: TypeNode): { readonly type: string; readonly list: boolean } {
  if (type.kind === Kind.NAMED_TYPE) return { type: type.name.value, list: false };
  return { type: named(type.type).type, list: type.kind === Kind.LIST_TYPE || named(type.type).list };
}
