import { registerEnumType } from 'type-graphql';

/** An enum of the graph from a list of the domain, each value described by its Indonesian label. */
export function toEnum<const Value extends string>(
  name: string,
  description: string,
  values: readonly Value[],
  labelOf?: (value: Value) => string,
): Record<Value, Value> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = labelOf ? Object.fromEntries(values.map((value) => [value, { description: labelOf(value) }])) : {};
  registerEnumType(object, { name, description, valuesConfig: valuesConfig as never });
  return object;
}
